package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.wire.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes RFC 9051 §7 responses, gathered until [#flush] or until enough is there to hand on.
///
/// Everything is bytes in a buffer of its own, so that a FETCH of a hundred thousand flags makes no
/// garbage. The buffer lives from the first byte to the flush: an idle session holds none. Used by
/// one thread at a time.
final class Responses {
  private static final byte[] NOTHING = {};

  /// Enough for what most commands are answered with.
  private static final int FIRST_SIZE = 1024;

  private static final int SECOND_SIZE = 8192;

  /// From here on the buffer is handed to the connection.
  private static final int ENOUGH = 32_768;

  private final Output out;
  private byte[] buffer = NOTHING;
  private int length;

  /// Bytes that were handed to the connection.
  private long handedOn;

  /// Where the line in hand begins, counted from the first byte ever written.
  private long lineStart;

  Responses(Output out) {
    this.out = out;
  }

  /// One untagged response; control characters in the text become `?`.
  void untagged(String text) throws IOException {
    ascii("* ").line(text);
  }

  void tagged(String tag, String text) throws IOException {
    ascii(tag).sp().line(text);
  }

  /// RFC 9051 §7.6.
  void continuation(String text) throws IOException {
    ascii("+ ").line(text);
  }

  private void line(String text) throws IOException {
    int start = length;
    text(text);
    for (int i = start; i < length; i++) {
      if (buffer[i] >= 0 && buffer[i] < ' ') {
        buffer[i] = '?';
      }
    }
    crlf();
  }

  void flush() throws IOException {
    if (buffer.length > 0) {
      drain();
      buffer = NOTHING;
      out.flush();
    }
  }

  /// For long lines, between two of their words.
  void drainIfFull() throws IOException {
    if (length >= ENOUGH) {
      drain();
    }
  }

  /// Ends a line; hands on what is gathered if that is enough.
  void crlf() throws IOException {
    room(2);
    buffer[length++] = '\r';
    buffer[length++] = '\n';
    lineStart = mark();
    drainIfFull();
  }

  /// Hands what is gathered to the connection, which may block.
  void drain() throws IOException {
    out.write(buffer, 0, length);
    handedOn += length;
    length = 0;
  }

  /// The place that is written to next, for [#takeBack].
  long mark() {
    return handedOn + length;
  }

  /// Forgets all that was written since a mark, as long as the client has nothing of it; otherwise
  /// the conversation cannot go on.
  void takeBack(long mark) throws IOException {
    if (mark < handedOn) {
      throw new IOException("trouble in the middle of an answer");
    }
    length = (int) (mark - handedOn);
    lineStart = Math.min(lineStart, mark);
  }

  /// Takes back a line that was begun and cannot be finished.
  void dropLine() throws IOException {
    takeBack(lineStart);
  }

  /// Octets of a message, past the buffer if they are many.
  void through(byte[] bytes, int offset, int count) throws IOException {
    if (count < SECOND_SIZE) {
      bytes(bytes, offset, count);
      drainIfFull();
    } else {
      drain();
      out.write(bytes, offset, count);
      handedOn += count;
    }
  }

  Responses ascii(String text) {
    int count = text.length();
    room(count);
    for (int i = 0; i < count; i++) {
      buffer[length + i] = (byte) text.charAt(i);
    }
    length += count;
    return this;
  }

  Responses text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Responses bytes(byte[] bytes) {
    return bytes(bytes, 0, bytes.length);
  }

  Responses bytes(byte[] bytes, int offset, int count) {
    room(count);
    System.arraycopy(bytes, offset, buffer, length, count);
    length += count;
    return this;
  }

  Responses sp() {
    return put(' ');
  }

  Responses put(char c) {
    room(1);
    buffer[length++] = (byte) c;
    return this;
  }

  /// A number, 0 or above.
  Responses number(long value) {
    int digits = 1;
    for (long rest = value / 10; rest > 0; rest /= 10) {
      digits++;
    }
    room(digits);
    long rest = value;
    for (int at = length + digits - 1; at >= length; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /// Numbers or UIDs as RFC 9051 §9 writes them, rule `sequence-set`.
  void set(UidSet set) throws IOException {
    for (int i = 0; i < set.ranges(); i++) {
      if (i > 0) {
        put(',');
      }
      number(set.first(i));
      if (set.last(i) != set.first(i)) {
        put(':').number(set.last(i));
      }
      drainIfFull();
    }
  }

  /// A string, quoted if it can be and a literal otherwise (RFC 9051 §4.3).
  Responses string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8), false);
  }

  /// An atom where that is enough, else a string.
  Responses astring(String text) {
    boolean atom = !text.isEmpty();
    for (int i = 0; i < text.length() && atom; i++) {
      char c = text.charAt(i);
      atom = c < 0x80 && ImapBytes.ASTRING_CHAR.contains((byte) c);
    }
    return atom ? ascii(text) : string(text);
  }

  /// A mailbox name as this client reads them.
  Responses mailbox(String name, NameEncoding names) {
    return string(names.encode(name).getBytes(StandardCharsets.UTF_8), names == NameEncoding.UTF8);
  }

  /// @param utf8 whether the client takes UTF-8 between quotes (RFC 9051 §4.3)
  Responses string(byte[] bytes, boolean utf8) {
    if (!isQuotable(bytes, utf8)) {
      return put('{').number(bytes.length).ascii("}\r\n").bytes(bytes);
    }
    put('"');
    for (byte b : bytes) {
      if (b == '"' || b == '\\') {
        put('\\');
      }
      put((char) b);
    }
    return put('"');
  }

  private static boolean isQuotable(byte[] bytes, boolean utf8) {
    for (byte b : bytes) {
      if (b == 0 || b == '\r' || b == '\n' || (b < 0 && !utf8)) {
        return false;
      }
    }
    return bytes.length <= 1024;
  }

  /// Room for so many more bytes.
  private void room(int count) {
    if (buffer.length - length < count) {
      int least = length + count <= FIRST_SIZE ? FIRST_SIZE : SECOND_SIZE;
      buffer = Arrays.copyOf(buffer, Math.max(least, Math.max(2 * buffer.length, length + count)));
    }
  }
}
