package dev.haven.message;

import java.io.IOException;

/// Takes octets, which are valid only during the call.
@FunctionalInterface
public interface OctetSink {
  void write(byte[] bytes, int offset, int length) throws IOException;
}
