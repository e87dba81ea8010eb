package dev.haven.web.http;

import dev.haven.wire.Input;
import dev.haven.wire.Line;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;

/// The content of a request (RFC 9112 §6). For the session's thread.
final class Body {
  private static final int LARGEST = 64 * 1024;
  private static final int LONGEST_CHUNK_LINE = 256;
  private static final int MOST_CHUNKS = 1024;
  private static final int MOST_TRAILERS = 16;
  private static final int MOST_DIGITS = 9;

  private final Input in;

  Body(Input in) {
    this.in = in;
  }

  /// Whether there is any to come. Refuses what could be read in two ways (RFC 9112 §6.1).
  static boolean isExpected(Fields fields, boolean newer) throws HttpRefused {
    boolean chunked = fields.has("transfer-encoding");
    if (chunked && (!newer || fields.has("content-length"))) {
      throw new HttpRefused(400, "The length of the content is told in two ways.");
    }
    if (chunked && !fields.value("transfer-encoding").toLowerCase(Locale.ROOT).equals("chunked")) {
      throw new HttpRefused(501, "No other transfer encoding is understood than chunked.");
    }
    return chunked || length(fields) > 0;
  }

  /// Reads what [#isExpected].
  byte[] read(Fields fields) throws IOException, HttpRefused {
    return fields.has("transfer-encoding") ? chunks() : exactly(length(fields));
  }

  private static int length(Fields fields) throws HttpRefused {
    if (!fields.has("content-length")) {
      return 0;
    }
    return bounded(fields.value("content-length"), 10);
  }

  private static int bounded(String digits, int radix) throws HttpRefused {
    boolean number =
        !digits.isEmpty()
            && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    if (!number) {
      throw new HttpRefused(400, "The length of the content is no number.");
    }
    if (digits.length() > MOST_DIGITS || Long.parseLong(digits, radix) > LARGEST) {
      throw new HttpRefused(413, "No more than " + LARGEST + " octets are taken.");
    }
    return Integer.parseInt(digits, radix);
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = new byte[length];
    int there = 0;
    while (there < length) {
      int count = in.read(bytes, there, length - there);
      if (count < 0) {
        throw new EOFException("closed in the middle of the content");
      }
      there += count;
    }
    return bytes;
  }

  /// RFC 9112 §7.1.
  private byte[] chunks() throws IOException, HttpRefused {
    var whole = new ByteArrayOutputStream();
    for (int i = 0; i < MOST_CHUNKS; i++) {
      int length = chunkLength(line());
      if (length == 0) {
        trailers();
        return whole.toByteArray();
      }
      if (whole.size() + length > LARGEST) {
        throw new HttpRefused(413, "No more than " + LARGEST + " octets are taken.");
      }
      whole.write(exactly(length));
      if (!line().isEmpty()) {
        throw new HttpRefused(400, "A chunk is longer than it says.");
      }
    }
    throw new HttpRefused(400, "The content comes in too many chunks.");
  }

  /// Extensions are ignored (RFC 9112 §7.1.1).
  private static int chunkLength(String line) throws HttpRefused {
    int end = line.indexOf(';') < 0 ? line.length() : line.indexOf(';');
    return bounded(line.substring(0, end).stripTrailing(), 16);
  }

  private void trailers() throws IOException, HttpRefused {
    for (int i = 0; i < MOST_TRAILERS; i++) {
      if (line().isEmpty()) {
        return;
      }
    }
    throw new HttpRefused(431, "The request has too many trailers.");
  }

  private String line() throws IOException, HttpRefused {
    return switch (in.readLine(LONGEST_CHUNK_LINE)) {
      case Line.Complete(var bytes) -> ascii(bytes);
      case Line.TooLong _ -> throw new HttpRefused(400, "The line of a chunk is too long.");
      case Line.TimedOut _ -> throw new HttpRefused(408, "The content took too long.");
      case Line.Closed _, Line.ShuttingDown _ ->
          throw new EOFException("closed in the middle of the content");
    };
  }

  private static String ascii(byte[] bytes) throws HttpRefused {
    var text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      if (b < 0x20 || b == 0x7f) {
        throw new HttpRefused(400, "The line of a chunk is no text.");
      }
      text.append((char) b);
    }
    return text.toString();
  }
}
