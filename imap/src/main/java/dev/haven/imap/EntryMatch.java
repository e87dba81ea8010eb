package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/// Names an entry of a message's annotations, or with `*` and `%` several: RFC 5257 §3.2, RFC 5257
/// §5, rules `entry` and `entry-match`.
record EntryMatch(String text) {
  private static final int LONGEST = 255;

  /// One entry or several.
  static EntryMatch parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var text = in.entryMatch();
    if (!isWellFormed(text)) {
      throw new SyntaxException("an entry of RFC 5257", at);
    }
    return new EntryMatch(text);
  }

  /// Exactly one entry.
  static String name(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var match = parse(in);
    if (!match.isName()) {
      throw new SyntaxException("an entry without * and %", at);
    }
    return match.text;
  }

  private static boolean isWellFormed(String text) {
    boolean name = text.indexOf('*') < 0 && text.indexOf('%') < 0;
    return text.length() <= LONGEST
        && !text.contains("//")
        && text.chars().allMatch(c -> c >= ' ' && c < 0x7f)
        && (!name || isName(text));
  }

  /// RFC 5257 §3.5: what is about flags is reserved.
  private static boolean isName(String text) {
    return text.length() > 1
        && text.startsWith("/")
        && !text.endsWith("/")
        && !text.equals("/flags")
        && !text.startsWith("/flags/")
        && (!isOfPart(text) || part(text).length > 0);
  }

  /// Whether it names one entry.
  boolean isName() {
    return text.indexOf('*') < 0 && text.indexOf('%') < 0;
  }

  boolean matches(String entry) {
    return new ListPattern(text).matches(entry);
  }

  /// RFC 5257 §3.2.1: what begins with a digit is about a part of the message.
  static boolean isOfPart(String entry) {
    return entry.length() > 1 && entry.charAt(1) >= '0' && entry.charAt(1) <= '9';
  }

  /// The part that an entry is about; nothing if it is written wrong.
  static int[] part(String entry) {
    int end = entry.indexOf('/', 1);
    var numbers = new ArrayList<Integer>();
    int number = 0;
    for (int i = 1; i <= (end < 0 ? entry.length() : end); i++) {
      char c = i == (end < 0 ? entry.length() : end) ? '.' : entry.charAt(i);
      if (c >= '0' && c <= '9' && number < 100_000) {
        number = number * 10 + c - '0';
      } else if (c == '.' && number > 0) {
        numbers.add(number);
        number = 0;
      } else {
        return new int[0];
      }
    }
    return end < 0 ? new int[0] : numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /// RFC 5257 §3.2.1: `BAD` for a part that is not there.
  static void requireParts(List<String> entries, Selection chosen, State.Selected state)
      throws Refused {
    var parts = entries.stream().filter(EntryMatch::isOfPart).map(EntryMatch::part).toList();
    if (parts.isEmpty()) {
      return;
    }
    var messages = state.announced().messages();
    var row = new Row(state.account(), messages.cursor());
    for (int index : chosen.indexes()) {
      var m = messages.cursor(index);
      m.next();
      row.at(m);
      for (var part : parts) {
        if (row.hasCard() && row.card().part(part).isEmpty()) {
          throw noPart();
        }
      }
    }
  }

  static Refused noPart() {
    return Refused.mistake("CLIENTBUG", "There is no such part in the message");
  }
}
