package dev.haven.imap;

import dev.haven.message.Charsets;
import dev.haven.wire.SyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// What is searched for, and in which charset the client wrote it (RFC 9051 §9, rule
/// `search-program`; RFC 5256 §5, rule `search-criteria`).
///
/// @param key as it would be in UTF-8, if the charset is not known
record SearchProgram(Wording wording, SearchKey key) {
  /// In what charset the texts are.
  enum Wording {
    /// UTF-8, or US-ASCII within it.
    UNICODE,
    OTHER,
    /// Nothing is searched.
    UNKNOWN
  }

  /// `[CHARSET x] key key ...`, as SEARCH has it.
  static SearchProgram parse(ImapCursor in) throws SyntaxException {
    if (!in.acceptKeyword("CHARSET")) {
      return new SearchProgram(Wording.UNICODE, keys(in, StandardCharsets.UTF_8));
    }
    if (!in.mayNameCharset()) {
      throw in.expected("no charset, since UTF8=ACCEPT is enabled");
    }
    in.space();
    return parseWithCharset(in);
  }

  /// The same, and nothing behind it.
  static SearchProgram parseAll(ImapCursor in) throws SyntaxException {
    var program = parse(in);
    in.end();
    return program;
  }

  /// `x key key ...`, as SORT and THREAD have it.
  static SearchProgram parseWithCharset(ImapCursor in) throws SyntaxException {
    var name = in.astring();
    in.space();
    var charset = Charsets.find(name);
    return new SearchProgram(
        charset.map(found -> wording(name, found)).orElse(Wording.UNKNOWN),
        keys(in, charset.orElse(StandardCharsets.UTF_8)));
  }

  private static Wording wording(String name, Charset charset) {
    boolean unicode = charset.equals(StandardCharsets.UTF_8) || name.equalsIgnoreCase("US-ASCII");
    return unicode ? Wording.UNICODE : Wording.OTHER;
  }

  private static SearchKey keys(ImapCursor in, Charset charset) throws SyntaxException {
    return new SearchParser(in, charset).program();
  }

  /// The program made ready for whoever searches, or why it cannot be.
  sealed interface Resolved {
    /// It can be searched by.
    ///
    /// @param key without filters
    record Ready(SearchKey key) implements Resolved {}

    record Refusal(Refused why) implements Resolved {}
  }

  /// A refusal as a value, for those who have more to do then than to be refused.
  Resolved resolved(State.LoggedIn state) {
    try {
      return new Resolved.Ready(ready(state));
    } catch (Refused why) {
      return new Resolved.Refusal(why);
    }
  }

  /// What is searched for.
  SearchKey ready(State.LoggedIn state) throws Refused {
    if (wording != Wording.UNICODE && key.usesFilters()) {
      // RFC 5466 §3.1: filters are in UTF-8, and so is what stands beside them.
      throw Refused.mistake("BADCHARSET (US-ASCII UTF-8)", "Filters are searched for in UTF-8");
    }
    if (wording == Wording.UNKNOWN) {
      throw badCharset();
    }
    return Filters.expanded(key, state);
  }

  /// RFC 5530 §3 and RFC 9051 §7.1.
  static Refused badCharset() {
    return new Refused("BADCHARSET (US-ASCII UTF-8)", "This charset is not known here");
  }
}
