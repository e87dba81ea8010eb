package dev.haven.message;

/// Looks for a string in text that comes in pieces, letters of either case: what `SEARCH` of IMAP
/// asks (RFC 9051 §6.4.4). Each character is looked at once (Knuth, Morris, Pratt). Not
/// thread-safe.
public final class TextMatcher implements TextSink {
  private final char[] wanted;

  /// For each length of a match how long the longest shorter one is that it ends with.
  private final int[] shorter;

  private int matched;
  private boolean found;

  public TextMatcher(String wanted) {
    this.wanted = new char[wanted.length()];
    for (int i = 0; i < wanted.length(); i++) {
      this.wanted[i] = fold(wanted.charAt(i));
    }
    this.shorter = shorter(this.wanted);
    this.found = wanted.isEmpty();
  }

  private static int[] shorter(char[] wanted) {
    var table = new int[wanted.length + 1];
    int length = 0;
    for (int i = 1; i < wanted.length; i++) {
      while (length > 0 && wanted[i] != wanted[length]) {
        length = table[length];
      }
      length += wanted[i] == wanted[length] ? 1 : 0;
      table[i + 1] = length;
    }
    return table;
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  /// Whether the string is in that text, whatever came before.
  public boolean isIn(CharSequence text) {
    textEnds();
    boolean foundBefore = found;
    found = wanted.length == 0;
    for (int i = 0; i < text.length() && !found; i++) {
      next(text.charAt(i));
    }
    boolean result = found;
    found = foundBefore;
    textEnds();
    return result;
  }

  /// Whether the string was in a text that has come.
  public boolean isFound() {
    return found;
  }

  @Override
  public boolean text(char[] chars, int offset, int length) {
    for (int i = offset; i < offset + length && !found; i++) {
      next(chars[i]);
    }
    return !found;
  }

  @Override
  public void textEnds() {
    matched = 0;
  }

  private void next(char c) {
    char folded = fold(c);
    while (matched > 0 && wanted[matched] != folded) {
      matched = shorter[matched];
    }
    matched += wanted[matched] == folded ? 1 : 0;
    if (matched == wanted.length) {
      found = true;
      matched = 0;
    }
  }
}
