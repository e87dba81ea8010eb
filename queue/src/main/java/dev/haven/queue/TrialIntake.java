package dev.haven.queue;

import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Refused;

/// Takes mail as a server for tests: anybody may send as anybody, nobody's mail leaves the machine,
/// and some addresses misbehave on purpose ([TrialAddresses]).
///
/// One for each server, shared by all its sessions; safe for any thread.
public final class TrialIntake implements MailIntake {
  private final MailIntake intake;
  private final TrialAddresses addresses = new TrialAddresses();

  /// @param intake of a directory in which everybody is welcome
  public TrialIntake(MailIntake intake) {
    this.intake = intake;
  }

  /// As from a stranger: only people who signed in may send elsewhere, or have to send as
  /// themselves.
  @Override
  public IncomingMail begin(Origin origin) throws Refused {
    return new TrialMail(intake.begin(origin.unsigned()), origin, addresses);
  }
}
