package dev.haven.directory;

import dev.haven.wire.Connection;

/// What is known of the program at the other end of a sign-in; for the record, nothing is decided
/// by it. Each is empty where it is not known.
///
/// @param port that it came to; 0 if unknown
/// @param tls the version of TLS
/// @param serverName the name that it asked for in TLS (SNI)
/// @param program what it calls itself: by IMAP's ID (RFC 2971), or by EHLO
/// @param mechanism of SASL, or `LOGIN` and `USER` for the commands of that name
public record SignInClient(
    int port, String tls, String serverName, String program, String mechanism) {
  private static final int LONGEST_PROGRAM = 80;
  private static final int LONGEST_MECHANISM = 24;
  static final SignInClient UNKNOWN = new SignInClient(0, "", "", "", "");

  static SignInClient of(Connection connection) {
    int port = connection.endpoint().address().getPort();
    var tls = connection.tls();
    return tls.isEmpty()
        ? new SignInClient(port, "", "", "", "")
        : new SignInClient(port, tls.get().protocol(), tls.get().serverName().orElse(""), "", "");
  }

  SignInClient by(String otherMechanism) {
    return new SignInClient(
        port, tls, serverName, program, bounded(otherMechanism, LONGEST_MECHANISM));
  }

  SignInClient named(String otherProgram) {
    return new SignInClient(
        port, tls, serverName, bounded(otherProgram, LONGEST_PROGRAM), mechanism);
  }

  /// What a stranger sent, as part of a line and no longer than it may be.
  private static String bounded(String text, int longest) {
    var end = text.length() > longest ? text.substring(0, longest) : text;
    for (int i = 0; i < end.length(); i++) {
      if (Character.isISOControl(end.charAt(i))) {
        return end.codePoints()
            .map(c -> Character.isISOControl(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return end;
  }
}
