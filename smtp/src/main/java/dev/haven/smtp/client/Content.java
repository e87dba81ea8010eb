package dev.haven.smtp.client;

import java.io.IOException;

/// The octets of a message that is sent, read piece by piece. For one thread.
public interface Content {
  long length();

  /// Reads at least one octet; asked only below [#length].
  ///
  /// @throws IOException if what is stored cannot be read; nobody's fault at the other end
  int read(long offset, byte[] into, int at, int length) throws IOException;
}
