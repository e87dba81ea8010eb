package dev.haven.account;

import dev.haven.message.OctetSource;
import dev.haven.store.StagedBlob;

/// The beginning of a message that has just come, as far as it surely is in memory: nobody waits
/// for a disk here. For one thread.
final class FirstOctets implements OctetSource {
  /// As much as a store keeps of what it stages.
  private static final int COUNT = StagedBlob.IN_MEMORY;

  private final StagedBlob staged;
  private boolean enough = true;

  FirstOctets(StagedBlob staged) {
    this.staged = staged;
  }

  /// Whether nobody asked for more.
  boolean wereEnough() {
    return enough;
  }

  @Override
  public int read(long offset, byte[] into, int at, int length) {
    long left = Math.min(staged.length(), COUNT) - offset;
    if (left <= 0) {
      enough &= staged.length() <= COUNT;
      return -1;
    }
    return staged.read(offset, into, at, (int) Math.min(left, length));
  }
}
