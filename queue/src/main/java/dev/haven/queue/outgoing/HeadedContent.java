package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Content;
import java.io.IOException;

/// A message with header fields that are written above it. For one thread.
///
/// @param fields whole, with CRLF
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeadedContent(byte[] fields, Content rest) implements Content {
  static Content of(byte[] fields, Content rest) {
    return fields.length == 0 ? rest : new HeadedContent(fields, rest);
  }

  @Override
  public long length() {
    return fields.length + rest.length();
  }

  @Override
  public int read(long offset, byte[] into, int at, int wanted) throws IOException {
    if (offset >= fields.length) {
      return rest.read(offset - fields.length, into, at, wanted);
    }
    int from = (int) offset;
    int count = Math.min(wanted, fields.length - from);
    System.arraycopy(fields, from, into, at, count);
    return count;
  }
}
