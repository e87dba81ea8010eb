package dev.haven.message;

/// The words before an address's angle bracket or end: a display name, or an address without
/// brackets.
///
/// Words are joined by one space where the message has white space between them. Not thread-safe;
/// belongs to one [AddressParser].
final class AddressWords {
  private final ByteBuilder text = new ByteBuilder(64);
  private Slice comment = Slice.EMPTY;
  private boolean spacePending;

  /// Where the first `@` outside quotes is, or -1.
  private int at = -1;

  private int quoteStart = -1;
  private int quoteEnd = -1;
  private int nameStart;

  /// Where the name ends in the text, or -1 if all of it is name.
  private int nameEnd = -1;

  private int localStart;
  private int localEnd;
  private int domainStart;
  private int domainEnd;

  void clear() {
    text.cutTo(0);
    comment = Slice.EMPTY;
    spacePending = false;
    at = -1;
    quoteStart = -1;
    quoteEnd = -1;
    nameStart = 0;
    nameEnd = -1;
  }

  boolean isEmpty() {
    return text.length() == 0;
  }

  boolean isNameOnly() {
    return text.length() > 0 && at < 0;
  }

  void comment(Slice content) {
    var plain = new ByteBuilder(content.length());
    for (int i = 0; i < content.length(); i++) {
      boolean quotes = content.at(i) == '\\' && i + 1 < content.length();
      i += quotes ? 1 : 0;
      plain.add(content.at(i));
    }
    comment = Slice.of(plain.copy());
  }

  void space() {
    spacePending = true;
  }

  void at() {
    join();
    if (at < 0) {
      at = text.length();
    }
    text.add('@');
  }

  void comma() {
    spacePending = false;
    text.add(',');
  }

  /// RFC 5322 §4.4 lets white space stand around the dots of a domain.
  void atom(Slice atom) {
    boolean inDomain = at >= 0 && text.length() > at + 1;
    if (inDomain && (atom.at(0) == '.' || text.array()[text.length() - 1] == '.')) {
      spacePending = false;
    }
    join();
    text.add(atom);
  }

  void quoted(FieldCursor in) {
    join();
    int start = text.length();
    in.quotedString(text);
    if (at < 0) {
      quoteStart = start;
      quoteEnd = text.length();
    }
  }

  private void join() {
    if (spacePending && text.length() > 0) {
      text.add(' ');
    }
    spacePending = false;
  }

  /// The display name: the words, or the comment if there are none.
  Slice name() {
    int end = nameEnd < 0 ? text.length() : nameEnd;
    var name = new Slice(text.array(), nameStart, Math.max(0, end - nameStart));
    return name.isEmpty() ? comment : name;
  }

  Slice localPart() {
    return new Slice(text.array(), localStart, localEnd - localStart);
  }

  Slice domain() {
    return new Slice(text.array(), domainStart, domainEnd - domainStart);
  }

  /// Finds name, local part and domain in words that came without angle brackets.
  void splitBareAddress() {
    if (at >= 0) {
      splitAtSign();
    } else if (isOneWord()) {
      place(0, text.length(), text.length(), text.length());
      nameEnd = 0;
    } else {
      place(text.length(), text.length(), text.length(), text.length());
    }
  }

  /// `Jane Doe jane @ a.test`: the local part is the last word before the sign, the domain the
  /// first after it.
  private void splitAtSign() {
    int end = at;
    while (end > 0 && text.array()[end - 1] == ' ') {
      end--;
    }
    int start = end == quoteEnd ? quoteStart : wordStart(end);
    int from = at + 1;
    while (from < text.length() && text.array()[from] == ' ') {
      from++;
    }
    int to = wordEnd(from);
    place(start, end, from, to);
    if (start > 0) {
      nameEnd = start - (text.array()[start - 1] == ' ' ? 1 : 0);
    } else {
      nameStart = to < text.length() ? to + 1 : to;
    }
  }

  private void place(int localFrom, int localTo, int domainFrom, int domainTo) {
    localStart = localFrom;
    localEnd = localTo;
    domainStart = domainFrom;
    domainEnd = domainTo;
  }

  private boolean isOneWord() {
    return wordStart(text.length()) == 0 || quoteEnd == text.length();
  }

  private int wordStart(int end) {
    int start = end;
    while (start > 0 && text.array()[start - 1] != ' ') {
      start--;
    }
    return start;
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < text.length() && text.array()[end] != ' ') {
      end++;
    }
    return end;
  }
}
