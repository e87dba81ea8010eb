package dev.haven.mailauth.spf;

import java.net.InetAddress;

/// Who is to be judged (RFC 7208 §4.1).
///
/// @param address from which the connection came
/// @param helo the name that the client gave itself
/// @param sender of MAIL FROM, with a local part in any case
/// @param receiver the name of the server that asks, for explanations
public record SpfClient(InetAddress address, String helo, String sender, String receiver) {
  private static final String POSTMASTER = "postmaster";

  /// What MAIL FROM is judged by; an empty one is the postmaster of the client (RFC 7208 §2.4), and
  /// so is a missing local part (RFC 7208 §4.3).
  public static SpfClient sending(
      InetAddress address, String helo, String reversePath, String receiver) {
    int at = reversePath.lastIndexOf('@');
    var domain = reversePath.isEmpty() ? helo : reversePath.substring(at + 1);
    var local = at > 0 ? reversePath.substring(0, at) : POSTMASTER;
    return new SpfClient(address, helo, local + "@" + domain, receiver);
  }

  /// What the name of a client is judged by (RFC 7208 §2.3).
  public static SpfClient greeting(InetAddress address, String helo, String receiver) {
    return sending(address, helo, "", receiver);
  }

  /// The domain that is asked for its record.
  public String domain() {
    return sender.substring(sender.lastIndexOf('@') + 1);
  }

  String localPart() {
    return sender.substring(0, sender.lastIndexOf('@'));
  }
}
