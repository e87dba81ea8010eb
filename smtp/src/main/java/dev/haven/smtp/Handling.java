package dev.haven.smtp;

/// How a sender wants a message handled, beyond what every server does with every message.
///
/// @param holdUntil seconds since 1970 before which it goes nowhere; 0 if it goes at once (RFC 4865
///   §3)
/// @param by when it should have arrived (RFC 2852 §3)
/// @param priority from -9 to 9, 0 being everybody's (RFC 6710 §4)
/// @param requireTls whether it may travel by verified TLS only (RFC 8689 §2)
/// @param solicitation classes of what it solicits, with commas; empty if it says nothing of that
///   (RFC 3865 §2)
/// @param tlsOptional whether it may travel without the TLS that its recipients' domains demand
///   (RFC 8689 §3); never together with `requireTls`
/// @param heldFor the seconds that were asked for where `holdUntil` follows from them, else 0
/// @param verp the two characters that a return path of each recipient's own is made with, `+=` as
///   a rule; empty if all have the same
public record Handling(
    long holdUntil,
    DeliverBy by,
    int priority,
    boolean requireTls,
    boolean tlsOptional,
    long heldFor,
    String solicitation,
    String verp) {
  public static final Handling ORDINARY = new Handling(0, DeliverBy.WHENEVER, 0, false, "", "");

  public Handling(
      long holdUntil,
      DeliverBy by,
      int priority,
      boolean requireTls,
      String solicitation,
      String verp) {
    this(holdUntil, by, priority, requireTls, false, 0, solicitation, verp);
  }

  public Handling heldUntil(long time) {
    return new Handling(time, by, priority, requireTls, tlsOptional, heldFor, solicitation, verp);
  }

  /// Held until a time that lies so many seconds after the message came.
  public Handling heldUntil(long time, long seconds) {
    return new Handling(time, by, priority, requireTls, tlsOptional, seconds, solicitation, verp);
  }

  public Handling by(DeliverBy deadline) {
    return new Handling(
        holdUntil, deadline, priority, requireTls, tlsOptional, heldFor, solicitation, verp);
  }

  public Handling priority(int other) {
    return new Handling(holdUntil, by, other, requireTls, tlsOptional, heldFor, solicitation, verp);
  }

  public Handling requiringTls() {
    return new Handling(holdUntil, by, priority, true, false, heldFor, solicitation, verp);
  }

  /// Unless TLS is required, which counts for more (RFC 8689 §3).
  public Handling withTlsOptional() {
    return new Handling(
        holdUntil, by, priority, requireTls, !requireTls, heldFor, solicitation, verp);
  }

  public Handling soliciting(String classes) {
    return new Handling(holdUntil, by, priority, requireTls, tlsOptional, heldFor, classes, verp);
  }

  public Handling verp(String delimiters) {
    return new Handling(
        holdUntil, by, priority, requireTls, tlsOptional, heldFor, solicitation, delimiters);
  }
}
