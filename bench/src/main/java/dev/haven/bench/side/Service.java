package dev.haven.bench.side;

/// What a side listens for.
public enum Service {
  SMTP(false),
  SUBMISSION(false),
  IMAP(false),
  IMAPS(true),
  POP3(false),
  POP3S(true);

  private final boolean tls;

  Service(boolean tls) {
    this.tls = tls;
  }

  /// Whether TLS begins with the first byte.
  public boolean tls() {
    return tls;
  }
}
