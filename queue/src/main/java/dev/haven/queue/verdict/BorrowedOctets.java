package dev.haven.queue.verdict;

import dev.haven.message.OctetSource;
import java.io.IOException;

/// Octets that are somebody's to read for a while only: afterwards they are read, moved or thrown
/// away by another, who need not fear that they are looked at. Safe for any thread.
final class BorrowedOctets implements OctetSource {
  private final OctetSource octets;
  private boolean returned;

  BorrowedOctets(OctetSource octets) {
    this.octets = octets;
  }

  @Override
  public synchronized int read(long offset, byte[] into, int at, int length) throws IOException {
    if (returned) {
      throw new IOException("the time to read this message is over");
    }
    return octets.read(offset, into, at, length);
  }

  /// From now on nobody reads them.
  synchronized void giveBack() {
    returned = true;
  }
}
