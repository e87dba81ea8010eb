package dev.haven.smtp;

/// What ETRN asks for: that mail which waits for a server be sent to it now (RFC 1985 §3). Safe for
/// any thread.
@FunctionalInterface
public interface Turn {
  Turn UNOFFERED =
      _ -> {
        throw new Refused(Words.UNKNOWN_COMMAND);
      };

  /// Begins to send.
  ///
  /// @param domain in lower case, whose mail it is about
  /// @return how many messages wait
  int start(String domain) throws Refused;
}
