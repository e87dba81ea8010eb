package dev.haven.message;

import java.io.IOException;

/// The first words of a message, for a list of messages (RFC 8970 §3.3): of its first text part
/// that is not an attachment and not empty, markup taken off, white space made one.
///
/// Reads as little of the message as gives that, and never more than a bound. Not thread-safe; for
/// one message.
public final class PreviewText implements TextSink {
  /// In characters of Unicode: RFC 8970 §3.3.
  static final int LONGEST = 200;

  /// Text is looked at no further, such as a style sheet that never ends.
  private static final int MOST_READ = 256 * 1024;

  /// Mostly the first words are enough.
  private static final int CHUNK = 512;

  private final StringBuilder text = new StringBuilder();
  private final TextExtractor extractor = new TextExtractor(CHUNK);
  private HtmlStripper html = new HtmlStripper(this::add);
  private boolean isHtml;
  private boolean spaceBefore;
  private int characters;
  private int read;

  /// The preview; empty if the message has no text.
  public static String of(PartPlace root, OctetSource source) throws IOException {
    var preview = new PreviewText();
    preview.look(root, source);
    return preview.text.toString();
  }

  /// Depth first; says whether it has found what it looks for.
  private boolean look(PartPlace part, OctetSource source) throws IOException {
    if (part.kind() == PartKind.MULTIPART) {
      for (var inside : part.parts()) {
        if (look(inside, source)) {
          return true;
        }
      }
      return false;
    }
    if (part.kind() == PartKind.LEAF && part.isText() && part.fileName().isEmpty()) {
      isHtml = part.type().equals("text/html");
      html = new HtmlStripper(this::add);
      extractor.extract(part, source, this);
    }
    return characters > 0 || read >= MOST_READ;
  }

  @Override
  public boolean text(char[] chars, int offset, int length) {
    for (int i = offset; i < offset + length && characters < LONGEST; i++) {
      if (isHtml) {
        html.next(chars[i]);
      } else {
        add(chars[i]);
      }
    }
    read += length;
    return characters < LONGEST && read < MOST_READ;
  }

  @Override
  public void textEnds() {
    if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
      text.setLength(text.length() - 1);
    }
  }

  private void add(int character) {
    char c = (char) character;
    if (Character.isWhitespace(c) || Character.isISOControl(c) || isInvisible(c)) {
      spaceBefore |= !text.isEmpty();
      return;
    }
    boolean second = Character.isLowSurrogate(c);
    if (spaceBefore && !second) {
      // A space is only worth its place before something.
      boolean room = characters + 1 < LONGEST;
      text.append(room ? " " : "");
      characters += 1;
      spaceBefore = false;
    }
    if (characters < LONGEST || second) {
      text.append(c);
      // A pair counts when it is whole.
      characters += Character.isHighSurrogate(c) ? 0 : 1;
    }
  }

  /// What senders fill previews with so that nothing else is seen.
  private static boolean isInvisible(char c) {
    return c == '\u00a0'
        || c == '\u00ad'
        || c == '\u034f'
        || c == '\u2007'
        || (c >= '\u200b' && c <= '\u200f')
        || c == '\u2060'
        || c == '\ufeff';
  }
}
