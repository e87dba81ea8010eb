package dev.haven.message;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Every charset of this JDK under all its names, and the names that real mail uses besides. Made
/// when the first uncommon label is met. Immutable and safe to share.
final class CharsetTable {
  /// Label in mail, then the JDK's name. What is named wins over the JDK's own alias: `gb2312` in
  /// mail is the superset that Windows writes under that name, `shift_jis` and `ks_c_5601-1987`
  /// likewise.
  private static final String[][] LABELS = {
    {"unicode-1-1-utf-8", "utf-8"},
    {"utf_8", "utf-8"},
    {"utf-8n", "utf-8"},
    {"unicode-2-0-utf-8", "utf-8"},
    {"ansi_x3.4-1968", "windows-1252"},
    {"ansi_x3.4-1986", "windows-1252"},
    {"iso646-us", "windows-1252"},
    {"iso_646.irv:1991", "windows-1252"},
    {"us", "windows-1252"},
    {"us_ascii", "windows-1252"},
    {"usascii", "windows-1252"},
    {"8bit", "windows-1252"},
    {"7bit", "windows-1252"},
    {"x-ansi", "windows-1252"},
    {"ansi", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"iso-latin-1", "windows-1252"},
    {"8859-1", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"cp-1252", "windows-1252"},
    {"x-cp1250", "windows-1250"},
    {"cp-1250", "windows-1250"},
    {"x-cp1251", "windows-1251"},
    {"cp-1251", "windows-1251"},
    {"win-1251", "windows-1251"},
    {"windows1251", "windows-1251"},
    {"cp-850", "ibm850"},
    {"cp-437", "ibm437"},
    {"cp-866", "ibm866"},
    {"x-cp866", "ibm866"},
    {"dos-866", "ibm866"},
    {"iso-8859-6-e", "iso-8859-6"},
    {"iso-8859-6-i", "iso-8859-6"},
    {"iso-8859-8-e", "iso-8859-8"},
    {"iso-8859-8-i", "iso-8859-8"},
    {"logical", "iso-8859-8"},
    {"visual", "iso-8859-8"},
    {"iso-8859-10", "windows-1252"},
    {"iso-8859-14", "windows-1252"},
    {"tis-620", "windows-874"},
    {"iso-8859-11", "windows-874"},
    {"gb2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gb-2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"cp936", "gb18030"},
    {"cp-936", "gb18030"},
    {"windows-936", "gb18030"},
    {"euc-cn", "gb18030"},
    {"euccn", "gb18030"},
    {"gb18030-2000", "gb18030"},
    {"chinese", "gb18030"},
    {"hz-gb-2312", "gb18030"},
    {"big5", "big5-hkscs"},
    {"big5-eten", "big5-hkscs"},
    {"x-x-big5", "big5-hkscs"},
    {"cn-big5", "big5-hkscs"},
    {"big-5", "big5-hkscs"},
    {"cp950", "x-windows-950"},
    {"cp-950", "x-windows-950"},
    {"ks_c_5601", "x-windows-949"},
    {"ks_c_5601-1987", "x-windows-949"},
    {"ks_c_5601-1989", "x-windows-949"},
    {"ksc5601", "x-windows-949"},
    {"ksc_5601", "x-windows-949"},
    {"ks_c_5861-1992", "x-windows-949"},
    {"ksc5601-1987", "x-windows-949"},
    {"euc-kr", "x-windows-949"},
    {"euckr", "x-windows-949"},
    {"korean", "x-windows-949"},
    {"cp949", "x-windows-949"},
    {"uhc", "x-windows-949"},
    {"windows-949", "x-windows-949"},
    {"shift_jis", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"x-sjis", "windows-31j"},
    {"ms_kanji", "windows-31j"},
    {"cp932", "windows-31j"},
    {"cp-932", "windows-31j"},
    {"windows-932", "windows-31j"},
    {"iso-2022-jp-1", "x-windows-iso2022jp"},
    {"iso-2022-jp", "x-windows-iso2022jp"},
    {"iso-2022-jp-ms", "x-windows-iso2022jp"},
    {"cp50220", "x-windows-50220"},
    {"cp50221", "x-windows-50221"},
    {"x-euc-jp", "euc-jp"},
    {"x-euc", "euc-jp"},
    {"eucjp-ms", "euc-jp"},
    {"koi8", "koi8-r"},
    {"koi", "koi8-r"},
    {"koi-8-r", "koi8-r"},
    {"koi8r", "koi8-r"},
    {"koi8-ru", "koi8-u"},
    {"x-mac-roman", "x-macroman"},
    {"macintosh", "x-macroman"},
    {"mac", "x-macroman"},
    {"macroman", "x-macroman"},
    {"x-mac-cyrillic", "x-maccyrillic"},
    {"x-mac-ce", "x-maccentraleurope"},
    {"x-mac-greek", "x-macgreek"},
    {"x-mac-turkish", "x-macturkish"},
    {"x-unicode", "utf-16"},
    {"unicode", "utf-16"},
    {"ucs-2", "utf-16"},
    {"iso-10646-ucs-2", "utf-16be"},
    {"iso-10646-ucs-4", "utf-32"},
    {"ucs-4", "utf-32"},
  };

  private static final Map<String, Charset> BY_LABEL = table();

  private CharsetTable() {}

  /// @param label in lower case
  static Optional<Charset> find(String label) {
    return Optional.ofNullable(BY_LABEL.get(label));
  }

  private static Map<String, Charset> table() {
    Map<String, Charset> table = new HashMap<>();
    for (var charset : Charset.availableCharsets().values()) {
      add(table, charset);
    }
    add(table, Utf7.CHARSET);
    for (var label : LABELS) {
      var charset = table.get(label[1]);
      if (charset != null) {
        table.put(label[0], charset);
      }
    }
    return Map.copyOf(table);
  }

  private static void add(Map<String, Charset> table, Charset charset) {
    for (var alias : charset.aliases()) {
      table.put(alias.toLowerCase(Locale.ROOT), charset);
    }
    table.put(charset.name().toLowerCase(Locale.ROOT), charset);
  }
}
