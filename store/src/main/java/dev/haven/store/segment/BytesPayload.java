package dev.haven.store.segment;

import java.io.IOException;
import java.util.zip.CRC32C;

/// A payload that is one array.
public final class BytesPayload implements Payload {
  private final byte[] bytes;
  private final int crc;

  public BytesPayload(byte[] bytes) {
    this.bytes = bytes;
    var checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length);
    this.crc = (int) checksum.getValue();
  }

  @Override
  public int size() {
    return bytes.length;
  }

  @Override
  public int crc() {
    return crc;
  }

  @Override
  public void writeTo(PayloadSink sink) throws IOException {
    sink.put(bytes, 0, bytes.length);
  }
}
