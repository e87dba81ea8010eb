package dev.haven.smtp;

import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.smtp.guard.Limit;
import dev.haven.wire.Connection;
import dev.haven.wire.Protocol;
import dev.haven.wire.Session;
import dev.haven.wire.Tally;
import java.util.Map;
import java.util.Optional;

/// SMTP on one kind of listener: makes the sessions, holds what they share. Safe for all threads.
public final class SmtpProtocol implements Protocol {
  private final SmtpService service;
  private final SmtpLimits limits;
  private final Directory directory;
  private final MailIntake intake;
  private final SmtpOptions options;
  private final Tally<Tolerance> tolerances = new Tally<>(Tolerance.class);

  /// @param service whom the listener serves
  /// @param limits what each session may ask
  /// @param directory who may sign in
  /// @param intake who takes the mail
  public SmtpProtocol(
      SmtpService service, SmtpLimits limits, Directory directory, MailIntake intake) {
    this(service, limits, directory, intake, SmtpOptions.STANDARD);
  }

  /// @param options what is offered
  public SmtpProtocol(
      SmtpService service,
      SmtpLimits limits,
      Directory directory,
      MailIntake intake,
      SmtpOptions options) {
    this.options = options;
    this.service = service;
    this.limits = limits;
    this.directory = directory;
    this.intake = intake;
  }

  Reception reception(Connection connection) {
    return new Reception(connection, options);
  }

  SmtpService service() {
    return service;
  }

  Additions additions() {
    return options.additions();
  }

  SmtpLimits limits() {
    return limits;
  }

  Directory directory() {
    return directory;
  }

  MailIntake intake() {
    return intake;
  }

  UrlContents urls() {
    return options.urls();
  }

  /// The name for Authentication-Results (RFC 8601 §2.5).
  ///
  /// @param host the name of the server, which is the name where none was chosen
  String authservId(String host) {
    return options.authservId().isEmpty() ? host : options.authservId();
  }

  /// RFC 4468 §3.1: only to mail programs.
  boolean offersUrls() {
    return service == SmtpService.SUBMISSION && !options.urls().equals(UrlContents.NONE);
  }

  /// Under which names a person may send; empty if under any.
  Optional<OwnNames> names(Person person) {
    return options.anyName() ? Optional.empty() : Optional.of(new OwnNames(directory, person));
  }

  Tally<Tolerance> tolerances() {
    return tolerances;
  }

  @Override
  public Session open(Connection connection) {
    return new SmtpSession(connection, this);
  }

  @Override
  public String refusal(String why) {
    return "421 4.7.0 " + why;
  }

  @Override
  public Map<Limit, Long> limited() {
    return options.guard().counts();
  }

  @Override
  public Map<Tolerance, Long> tolerated() {
    return tolerances.counts();
  }
}
