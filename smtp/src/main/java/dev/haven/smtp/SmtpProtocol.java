package dev.haven.smtp;

import dev.haven.directory.Directory;
import dev.haven.wire.Connection;
import dev.haven.wire.Protocol;
import dev.haven.wire.Session;

/// SMTP on one kind of listener: makes the sessions, holds what they share.
///
/// @param service whom the listener serves
/// @param limits what each session may ask
/// @param directory who may sign in
/// @param intake who takes the mail
public record SmtpProtocol(
    SmtpService service, SmtpLimits limits, Directory directory, MailIntake intake)
    implements Protocol {
  @Override
  public Session open(Connection connection) {
    return new SmtpSession(connection, this);
  }

  @Override
  public String refusal(String why) {
    return "421 4.7.0 " + why;
  }
}
