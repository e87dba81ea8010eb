package dev.haven.message;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntConsumer;

/// Takes the markup off HTML, character by character: tags, comments, and what style sheets,
/// scripts and titles hold. A tag becomes a space, a character reference what it means.
///
/// Made for a glance at a text, not to show it: whatever the markup is, what comes out is plain
/// text, and what is kept meanwhile has a bound. Not thread-safe.
final class HtmlStripper {
  private static final int LONGEST_NAME = 12;
  private static final int LONGEST_REFERENCE = 10;
  private static final Set<String> HIDDEN = Set.of("style", "script", "title", "head", "noscript");

  private enum Where {
    TEXT,
    TAG_NAME,
    TAG,
    QUOTED,
    COMMENT,
    REFERENCE
  }

  private final IntConsumer out;
  private Where where = Where.TEXT;
  private final StringBuilder name = new StringBuilder();
  private char quote;
  private int dashes;

  /// The element whose content is passed over; empty in text.
  private String hidden = "";

  /// @param out takes the text
  HtmlStripper(IntConsumer out) {
    this.out = out;
  }

  void next(char c) {
    switch (where) {
      case TEXT -> text(c);
      case TAG_NAME -> tagName(c);
      case TAG -> tag(c);
      case QUOTED -> where = c == quote ? Where.TAG : Where.QUOTED;
      case COMMENT -> comment(c);
      case REFERENCE -> reference(c);
    }
  }

  private void text(char c) {
    if (c == '<') {
      begin(Where.TAG_NAME);
    } else if (c == '&') {
      begin(Where.REFERENCE);
    } else {
      tell(c);
    }
  }

  private void tell(int c) {
    if (hidden.isEmpty()) {
      out.accept(c);
    }
  }

  private void begin(Where now) {
    where = now;
    name.setLength(0);
  }

  private void tagName(char c) {
    if (name.isEmpty() && !isNameStart(c)) {
      // "a < b" is text.
      where = Where.TEXT;
      tell('<');
      text(c);
    } else if (name.toString().equals("!-") && c == '-') {
      where = Where.COMMENT;
      dashes = 0;
    } else if (c == '>' || Character.isWhitespace(c)) {
      where = Where.TAG;
      tag(c);
    } else if (name.length() < LONGEST_NAME) {
      name.append(c);
    }
  }

  private static boolean isNameStart(char c) {
    return c == '!' || c == '/' || c == '?' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }

  private void tag(char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      where = Where.QUOTED;
    } else if (c == '>') {
      where = Where.TEXT;
      tell(' ');
      enter(name.toString().toLowerCase(Locale.ROOT));
    }
  }

  private void enter(String tag) {
    if (hidden.isEmpty()) {
      hidden = HIDDEN.contains(tag) ? tag : "";
    } else if (tag.equals("/" + hidden) || (hidden.equals("head") && tag.equals("body"))) {
      hidden = "";
    }
  }

  private void comment(char c) {
    if (c == '>' && dashes >= 2) {
      where = Where.TEXT;
    }
    dashes = c == '-' ? dashes + 1 : 0;
  }

  private void reference(char c) {
    boolean part = Character.isLetterOrDigit(c) || c == '#';
    if (part && name.length() < LONGEST_REFERENCE) {
      name.append(c);
      return;
    }
    where = Where.TEXT;
    int meant = meaning(name.toString());
    if (meant < 0 && c != ';') {
      // "AT&T" is text.
      tell('&');
      name.chars().forEach(this::tell);
    } else {
      tell(meant < 0 ? ' ' : meant);
    }
    if (c != ';') {
      text(c);
    }
  }

  /// Negative for what is unknown here.
  private static int meaning(String reference) {
    return switch (reference) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      case "copy" -> '\u00a9';
      case "reg" -> '\u00ae';
      case "ndash" -> '\u2013';
      case "mdash" -> '\u2014';
      case "lsquo" -> '\u2018';
      case "rsquo" -> '\u2019';
      case "ldquo" -> '\u201c';
      case "rdquo" -> '\u201d';
      case "hellip" -> '\u2026';
      case "euro" -> '\u20ac';
      default -> numbered(reference);
    };
  }

  /// `#8364` or `#x20AC`; negative for what is neither, a space for what lies beyond 16 bits.
  private static int numbered(String reference) {
    if (!reference.startsWith("#") || reference.length() < 2) {
      return -1;
    }
    boolean hex = (reference.charAt(1) | 0x20) == 'x';
    int value = 0;
    for (int i = hex ? 2 : 1; i < reference.length() && value <= 0xffff; i++) {
      int digit = Character.digit(reference.charAt(i), hex ? 16 : 10);
      if (digit < 0) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + digit;
    }
    return value > 0xffff || Character.isSurrogate((char) value) ? ' ' : value;
  }
}
