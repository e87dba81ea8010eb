package dev.haven.diagnosis.records;

/// The policy by which other servers insist on TLS towards ours (RFC 8461 §3.2): what the server
/// publishes, and what the record in the DNS has the name of.
public final class StsPolicy {
  private static final int WEEK_OF_SECONDS = 604_800;

  private StsPolicy() {}

  /// The policy of every domain whose mail one host takes.
  ///
  /// @param host the one that takes the mail
  public static String of(String host) {
    return "version: STSv1\r\nmode: enforce\r\nmx: %s\r\nmax_age: %d\r\n"
        .formatted(host, WEEK_OF_SECONDS);
  }
}
