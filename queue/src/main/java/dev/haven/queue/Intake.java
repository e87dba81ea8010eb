package dev.haven.queue;

import dev.haven.account.Accounts;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.time.InstantSource;

/// Takes mail for the people who have accounts here, from anybody; and from them for the world.
///
/// One for each server, shared by all its sessions; safe for any thread.
public final class Intake implements MailIntake {
  private final Directory directory;
  private final Accounts accounts;
  private final InstantSource clock;
  private final Outgoing outgoing;
  private final Leaving leaving;
  private final Backup backup;
  private final UnfinishedDeliveries unfinished = new UnfinishedDeliveries();

  /// @param leaving what may be sent elsewhere
  /// @param backup whose mail is taken in their place
  public Intake(
      Directory directory,
      Accounts accounts,
      Outgoing outgoing,
      Leaving leaving,
      Backup backup,
      InstantSource clock) {
    this.directory = directory;
    this.accounts = accounts;
    this.outgoing = outgoing;
    this.leaving = leaving;
    this.backup = backup;
    this.clock = clock;
  }

  @Override
  public IncomingMail begin(Origin origin) throws Refused {
    if (origin.person().isPresent() && origin.sender().isPresent()) {
      requireOwn(origin.sender().get(), origin.person().get());
    }
    var mail = arriving(origin);
    return SignedMail.wanted(origin, outgoing.queue())
        ? new SignedMail(mail, origin, outgoing.queue())
        : mail;
  }

  ArrivingMail arriving(Origin origin) {
    var routing = new Routing(directory, accounts, leaving, backup);
    return new ArrivingMail(origin, routing, accounts, outgoing, unfinished, clock);
  }

  /// RFC 6409 §6.1: whoever signs in sends as himself, by any address that reaches him.
  private void requireOwn(Address sender, Person person) throws Refused {
    if (!directory.reaches(sender, person)) {
      throw Reply.refused(
          553,
          "5.7.1",
          "You are signed in as " + person.address() + " and cannot send as " + sender + ";",
          "set your mail program's sender to one of your own addresses, or have an alias added");
    }
  }
}
