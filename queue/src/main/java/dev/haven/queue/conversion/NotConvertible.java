package dev.haven.queue.conversion;

import dev.haven.smtp.client.Trouble;

/// The message cannot be made fit. Ordinary service: no stack trace.
public final class NotConvertible extends Exception {
  private final Trouble.Kind kind;

  NotConvertible(Trouble.Kind kind, String words) {
    super(words, null, false, false);
    this.kind = kind;
  }

  /// Whether it is forbidden, or not possible.
  public Trouble.Kind kind() {
    return kind;
  }

  /// Why, as a clause.
  public String words() {
    return String.valueOf(getMessage());
  }
}
