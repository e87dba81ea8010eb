package dev.haven.message;

import dev.haven.wire.ByteSet;

/// Reads the address list of a header field: RFC 5322 §3.4, its obsolete forms RFC 5322 §4.4, and
/// RFC 6854.
///
/// Lenient: dots and commas in unquoted names, missing angle brackets, missing domains, unclosed
/// quotes, comments as names. Whatever the bytes, something comes out and nothing is thrown. Not
/// thread-safe; one parser reads one field.
public final class AddressParser {
  /// Addresses beyond this number in one field are not read.
  public static final int MAX_ADDRESSES = 5_000;

  private static final ByteSet WORD_END = ByteSet.of("\"(),:;<>@ \t\r\n");
  private static final ByteSet ROUTE_END = ByteSet.of(":<>");
  private static final ByteSet SPEC_END = ByteSet.of(">,;");
  private static final ByteSet SPEC_WORD_END = ByteSet.of("\"(<>,; \t\r\n");
  private static final ByteSet TRAILER_END = ByteSet.of("\"(<,;");

  private final FieldCursor in;
  private final AddressSink sink;
  private final AddressWords words = new AddressWords();
  private final ByteBuilder spec = new ByteBuilder(64);
  private boolean inGroup;
  private int found;

  private AddressParser(FieldCursor in, AddressSink sink) {
    this.in = in;
    this.sink = sink;
  }

  /// Reads the value of a field and tells the sink what is in it.
  public static void parse(Slice value, AddressSink sink) {
    new AddressParser(new FieldCursor(value), sink).addressList();
  }

  private void addressList() {
    while (!in.atEnd() && found < MAX_ADDRESSES) {
      address();
    }
    if (inGroup) {
      sink.groupEnds();
    }
  }

  /// One address, up to and with the comma or semicolon after it.
  private void address() {
    while (!in.atEnd()) {
      switch (in.peek()) {
        case ',' -> {
          if (endsAddress()) {
            return;
          }
        }
        case ';' -> {
          endGroup();
          return;
        }
        case ':' -> {
          if (beginsGroup()) {
            return;
          }
        }
        case '<' -> {
          angleAddress();
          return;
        }
        default -> word();
      }
    }
    bareAddress();
  }

  private void word() {
    switch (in.peek()) {
      case '(' -> words.comment(in.comment());
      case '"' -> words.quoted(in);
      case '@' -> {
        words.at();
        in.skip();
      }
      case ' ', '\t', '\r', '\n' -> {
        words.space();
        in.skipBlanks();
      }
      default -> atom();
    }
  }

  /// An atom, dots included, or an encoded word, whose text may hold what an atom may not.
  private void atom() {
    int start = in.position();
    int encodedEnd = in.encodedWordEnd();
    if (encodedEnd > start) {
      in.moveTo(encodedEnd);
    } else {
      in.until(WORD_END);
      if (in.position() == start) {
        in.skip();
      }
    }
    words.atom(in.slice(start, in.position()));
  }

  /// At a comma. One after words without an address belongs to a badly quoted name, as in `Doe,
  /// Jane <jane@a.test>`.
  private boolean endsAddress() {
    if (words.isNameOnly() && in.angleFollowsBeforeAt()) {
      in.skip();
      words.comma();
      return false;
    }
    in.skip();
    bareAddress();
    return true;
  }

  private void endGroup() {
    in.skip();
    bareAddress();
    if (inGroup) {
      inGroup = false;
      sink.groupEnds();
    }
  }

  private boolean beginsGroup() {
    in.skip();
    if (inGroup || words.isEmpty()) {
      return false;
    }
    inGroup = true;
    found++;
    sink.groupBegins(words.name());
    words.clear();
    return true;
  }

  /// What was read is an address without angle brackets, or nothing.
  private void bareAddress() {
    if (!words.isEmpty()) {
      words.splitBareAddress();
      emit(words.name(), Slice.EMPTY, words.localPart(), words.domain());
    }
    words.clear();
  }

  private void angleAddress() {
    while (in.accept('<')) {
      in.skipCfws();
    }
    var route = route();
    int at = addressSpec();
    while (in.accept('>')) {
      in.skipBlanks();
    }
    trailer();
    int domainStart = at < 0 ? spec.length() : at + 1;
    var localPart = new Slice(spec.array(), 0, at < 0 ? spec.length() : at);
    emit(
        words.name(),
        route,
        localPart,
        new Slice(spec.array(), domainStart, spec.length() - domainStart));
    words.clear();
  }

  /// RFC 5322 §4.4, `obs-route`.
  private Slice route() {
    int start = in.position();
    if (!in.sees('@')) {
      return Slice.EMPTY;
    }
    in.until(ROUTE_END);
    int end = in.position();
    if (!in.accept(':')) {
      in.moveTo(start);
      return Slice.EMPTY;
    }
    return in.slice(start, end);
  }

  /// Reads `addr-spec` up to its end; returns where its last `@` is, or -1.
  private int addressSpec() {
    spec.cutTo(0);
    int at = -1;
    while (!in.atEnd() && !SPEC_END.contains(in.peek())) {
      if (in.sees('"')) {
        in.quotedString(spec);
      } else if (in.sees('(') || Ascii.isBlank(in.peek())) {
        in.skipCfws();
      } else if (in.sees('@')) {
        at = spec.length();
        spec.add('@');
        in.skip();
      } else {
        specAtom();
      }
    }
    return at;
  }

  private void specAtom() {
    int start = in.position();
    do {
      in.skip();
    } while (!in.atEnd() && !in.sees('@') && !SPEC_WORD_END.contains(in.peek()));
    spec.add(in.slice(start, in.position()));
  }

  /// What stands between `>` and the next comma: a comment, a name in the wrong place, or, where a
  /// comma was forgotten, the next address.
  private void trailer() {
    int start = in.position();
    boolean named = !words.isEmpty();
    while (!in.atEnd() && !in.sees(',') && !in.sees(';')) {
      if (in.sees('<')) {
        in.moveTo(start);
        if (!named) {
          words.clear();
        }
        return;
      }
      if (named) {
        passOver();
      } else {
        word();
      }
    }
    in.accept(',');
  }

  private void passOver() {
    if (in.sees('(')) {
      in.comment();
    } else if (in.sees('"')) {
      in.quotedString(new ByteBuilder(16));
    } else {
      in.skip();
      in.until(TRAILER_END);
    }
  }

  private void emit(Slice displayName, Slice route, Slice localPart, Slice domain) {
    found++;
    sink.mailbox(displayName, route, localPart, domain);
  }
}
