package dev.haven.message;

import java.io.IOException;

/// The octets of a stored message.
@FunctionalInterface
public interface OctetSource {
  /// Reads octets of the message from `offset`; returns how many, which is less than `length` only
  /// at its end.
  int read(long offset, byte[] into, int at, int length) throws IOException;
}
