package dev.haven.imap;

/// Which literals a client may send without being asked for them (RFC 7888 §5).
public enum NonSynchronizing {
  /// All: `LITERAL+`.
  ALL("LITERAL+"),
  /// Those of up to 4096 bytes: `LITERAL-`.
  SMALL("LITERAL-");

  private final String capability;

  NonSynchronizing(String capability) {
    this.capability = capability;
  }

  String capability() {
    return capability;
  }
}
