package dev.haven.wire;

import java.io.IOException;

/// Looks at bytes that have arrived and takes as many from the front as it wants.
@FunctionalInterface
public interface ByteTaker {
  /// The array belongs to the connection and is valid during this call only.
  ///
  /// @return how many of the `length` bytes (at least one) are taken; the rest is read again next
  int take(byte[] bytes, int offset, int length) throws IOException;
}
