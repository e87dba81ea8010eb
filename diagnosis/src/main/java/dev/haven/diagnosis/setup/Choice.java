package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Printable;

/// A line of a settings card, or one that did not become one.
///
/// @param purpose `IMAP`, `POP3` or `SMTP (sending)`
/// @param source who says so
/// @param works whether it was reached, with TLS and a certificate that programs believe
/// @param why it is the best, or is not
public record Choice(
    String purpose,
    String host,
    int port,
    String security,
    String user,
    String source,
    boolean works,
    String why) {
  public Choice {
    user = Printable.text(user);
    why = Printable.text(why);
  }
}
