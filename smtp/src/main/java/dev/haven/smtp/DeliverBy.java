package dev.haven.smtp;

/// By when a message should have arrived, and what becomes of it if it has not (RFC 2852 §4).
///
/// @param deadline seconds since 1970; no message has one unless its mode says so
/// @param trace whether every server that passes it on reports that (RFC 2852 §4: `T`)
public record DeliverBy(Mode mode, long deadline, boolean trace) {
  /// What happens at the deadline.
  public enum Mode {
    /// There is none.
    WHENEVER,
    /// It is given back (`R`).
    RETURN,
    /// Its sender is told, and it goes on (`N`).
    NOTIFY
  }

  public static final DeliverBy WHENEVER = new DeliverBy(Mode.WHENEVER, 0, false);

  /// Whether it is of no use to anybody any more.
  public boolean tooLate(long now) {
    return mode == Mode.RETURN && now >= deadline;
  }

  /// Whether its sender waits to hear that it is not there yet.
  public boolean overdue(long now) {
    return mode == Mode.NOTIFY && now >= deadline;
  }
}
