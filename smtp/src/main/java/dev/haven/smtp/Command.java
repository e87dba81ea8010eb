package dev.haven.smtp;

import java.util.List;
import java.util.Optional;

/// Every SMTP command with its arguments. [CommandParser] makes them, [SmtpSession] carries them
/// out.
sealed interface Command {
  /// RFC 5321 §4.1.1.1.
  record Ehlo(String domain) implements Command {}

  /// RFC 5321 §4.1.1.1.
  record Helo(String domain) implements Command {}

  /// RFC 2033 §4.1: what EHLO is to LMTP.
  record Lhlo(String domain) implements Command {}

  /// RFC 5321 §4.1.1.2. No reverse-path is the null sender of a notification (RFC 5321 §4.5.5).
  record Mail(Optional<Path> reversePath, List<Parameter> parameters) implements Command {}

  /// RFC 5321 §4.1.1.3.
  record Rcpt(Path forwardPath, List<Parameter> parameters) implements Command {}

  /// RFC 5321 §4.1.1.4.
  record Data() implements Command {}

  /// RFC 3030 §2. `size` octets follow the line at once, whatever we answer.
  record Bdat(long size, boolean last) implements Command {}

  /// A BDAT whose size cannot be read, so that nobody knows where the next command begins.
  record BrokenBdat(String expected) implements Command {}

  /// RFC 4468 §3.2: a chunk that is here already.
  record Burl(String url, boolean last) implements Command {
    /// Whoever has the URL may be able to use it.
    @Override
    public String toString() {
      return last ? "Burl[last]" : "Burl[]";
    }
  }

  /// RFC 5321 §4.1.1.5.
  record Rset() implements Command {}

  /// RFC 5321 §4.1.1.6.
  record Vrfy(String name) implements Command {}

  /// RFC 5321 §4.1.1.7.
  record Expn(String name) implements Command {}

  /// RFC 5321 §4.1.1.8.
  record Help() implements Command {}

  /// RFC 5321 §4.1.1.9.
  record Noop() implements Command {}

  /// RFC 5321 §4.1.1.10.
  record Quit() implements Command {}

  /// RFC 1985 §5: whose mail is to be sent now.
  record Etrn(String node) implements Command {}

  /// RFC 3207 §4.
  record StartTls() implements Command {}

  /// RFC 4954 §4. The initial response is still in base64.
  record Auth(String mechanism, Optional<String> initialResponse) implements Command {
    /// The response may hold a password.
    @Override
    public String toString() {
      return "Auth[" + mechanism + "]";
    }
  }

  /// Postfix's: from now on the client is another.
  record XClient(ClientAttributes attributes) implements Command {}

  /// Postfix's: where the next message was before.
  record XForward(ClientAttributes attributes) implements Command {}

  /// A word that no RFC we speak knows.
  record Unknown(String verb) implements Command {}
}
