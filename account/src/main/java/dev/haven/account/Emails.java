package dev.haven.account;

import java.util.Arrays;

/// Keeps count of distinct emails while changes are applied, and of those that nothing refers to
/// any more. Not thread-safe.
final class Emails {
  private final ReferencesEditor references;
  private Usage usage;
  private long[] freed = new long[0];
  private int freedCount;

  Emails(Usage usage, References references) {
    this.usage = usage;
    this.references = new ReferencesEditor(references);
  }

  void arrive(int size) {
    usage = usage.plus(size);
  }

  /// One more mailbox entry refers to it.
  void share(long email) {
    references.add(email, 1);
  }

  /// One mailbox entry less refers to it.
  void release(long email, int size) {
    if (references.extra(email) > 0) {
      references.add(email, -1);
      return;
    }
    usage = usage.minus(size);
    if (freedCount == freed.length) {
      freed = Arrays.copyOf(freed, Math.max(16, 2 * freedCount));
    }
    freed[freedCount++] = email;
  }

  Usage usage() {
    return usage;
  }

  References references() {
    return references.build();
  }

  long[] freed() {
    return Arrays.copyOf(freed, freedCount);
  }
}
