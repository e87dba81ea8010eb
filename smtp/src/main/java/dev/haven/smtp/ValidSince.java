package dev.haven.smtp;

/// Since when a mailbox must have been the same person's (RFC 7293 §3.1).
///
/// @param time seconds since 1970; 0 if nothing is asked
/// @param relayedAnyway whether a server that cannot ask may take the message too (`C`)
public record ValidSince(long time, boolean relayedAnyway) {
  public static final ValidSince UNASKED = new ValidSince(0, true);

  public boolean asked() {
    return time != 0;
  }
}
