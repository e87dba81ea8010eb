package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which piece of a message `BODY[...]` and `BINARY[...]` mean (RFC 9051 §6.4.5).
///
/// @param part numbers of the path to a part; empty for the message itself
/// @param what which piece of that part
/// @param fields the names that HEADER.FIELDS speaks of, in upper case
@SuppressWarnings("ArrayRecordComponent") // has its own equals
record Section(int[] part, What what, List<String> fields) {
  /// No message nests deeper; a longer path finds nothing.
  private static final int DEEPEST = 100;

  private static final int MOST_FIELDS = 500;

  /// RFC 9051 §9, rule `section-text`.
  enum What {
    /// Nothing behind the part number: the part's body, or the whole message.
    ALL(""),
    HEADER("HEADER"),
    HEADER_FIELDS("HEADER.FIELDS"),
    HEADER_FIELDS_NOT("HEADER.FIELDS.NOT"),
    TEXT("TEXT"),
    MIME("MIME");

    private final String wire;

    What(String wire) {
      this.wire = wire;
    }
  }

  static final Section WHOLE = new Section(new int[0], What.ALL, List.of());

  static Section of(What what) {
    return new Section(new int[0], what, List.of());
  }

  /// RFC 9051 §9, rule `section`.
  static Section parse(ImapCursor in) throws SyntaxException {
    in.expect('[');
    var part = new ArrayList<Integer>();
    var section = WHOLE;
    while (in.seesDigit()) {
      part.add(partNumber(in));
      if (!in.accept('.')) {
        break;
      }
      if (!in.seesDigit()) {
        section = text(in, true);
      }
    }
    if (part.isEmpty() && !in.sees(']')) {
      section = text(in, false);
    }
    in.expect(']');
    return new Section(numbers(part), section.what, section.fields);
  }

  /// RFC 9051 §9, rule `section-binary`: part numbers only.
  static Section parseBinary(ImapCursor in) throws SyntaxException {
    in.expect('[');
    var part = new ArrayList<Integer>();
    if (in.seesDigit()) {
      do {
        part.add(partNumber(in));
      } while (in.accept('.'));
    }
    in.expect(']');
    return new Section(numbers(part), What.ALL, List.of());
  }

  private static int partNumber(ImapCursor in) throws SyntaxException {
    return (int) Math.min(in.nzNumber(), Integer.MAX_VALUE);
  }

  private static int[] numbers(List<Integer> part) throws SyntaxException {
    if (part.size() > DEEPEST) {
      throw new SyntaxException("at most " + DEEPEST + " part numbers", 0);
    }
    return part.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Section text(ImapCursor in, boolean afterPart) throws SyntaxException {
    int at = in.position();
    var word = in.word("a section");
    return switch (word) {
      case "HEADER" -> of(What.HEADER);
      case "TEXT" -> of(What.TEXT);
      case "HEADER.FIELDS" -> new Section(new int[0], What.HEADER_FIELDS, fields(in));
      case "HEADER.FIELDS.NOT" -> new Section(new int[0], What.HEADER_FIELDS_NOT, fields(in));
      default -> {
        if (!afterPart || !word.equals("MIME")) {
          throw new SyntaxException("a section", at);
        }
        yield of(What.MIME);
      }
    };
  }

  private static List<String> fields(ImapCursor in) throws SyntaxException {
    in.space();
    int at = in.position();
    var fields = in.list(() -> field(in));
    if (fields.size() > MOST_FIELDS) {
      throw new SyntaxException("at most " + MOST_FIELDS + " field names", at);
    }
    return fields;
  }

  /// RFC 9051 §9, rule `header-fld-name`; names that would need quotes name no field (RFC 5322
  /// §3.6.8, of which nobody uses the rest).
  private static String field(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var name = in.astring();
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 0x80 || !ImapBytes.ASTRING_CHAR.contains((byte) name.charAt(i))) {
        throw new SyntaxException("a field name", at);
      }
    }
    if (name.isEmpty()) {
      throw new SyntaxException("a field name", at);
    }
    return name.toUpperCase(Locale.ROOT);
  }

  /// Whether it is, or is picked from, what the card has of the message.
  boolean isHeaderOfMessage() {
    return part.length == 0
        && switch (what) {
          case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT -> true;
          case ALL, TEXT, MIME -> false;
        };
  }

  boolean isWholeMessage() {
    return part.length == 0 && what == What.ALL;
  }

  /// As the response repeats it, without brackets: `1.2.HEADER.FIELDS (DATE)`.
  String wire() {
    var text = new StringBuilder();
    for (int number : part) {
      text.append(text.isEmpty() ? "" : ".").append(number);
    }
    text.append(part.length > 0 && what != What.ALL ? "." : "").append(what.wire);
    if (!fields.isEmpty()) {
      text.append(" (").append(String.join(" ", fields)).append(')');
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Section that
        && Arrays.equals(part, that.part)
        && what == that.what
        && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(part) * 31 + what.hashCode();
  }

  @Override
  public String toString() {
    return "[" + wire() + "]";
  }
}
