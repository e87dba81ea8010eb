package dev.haven.store.segment;

import java.io.IOException;

/// The content of a record on its way into the journal.
public interface Payload {
  int size();

  /// CRC32C of all its bytes, so that the committer need not compute it.
  int crc();

  /// Hands over exactly [#size] bytes.
  void writeTo(PayloadSink sink) throws IOException;
}
