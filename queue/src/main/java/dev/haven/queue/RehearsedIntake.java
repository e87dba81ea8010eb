package dev.haven.queue;

import dev.haven.account.Account;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.util.List;

/// Takes mail as an [Intake] does, up to the moment at which it would be kept: what it says is what
/// the intake would say, and a witness hears where the message would have gone. Nothing stays of
/// it. Safe for any thread.
public final class RehearsedIntake implements MailIntake {
  /// Hears what the answers do not say.
  public interface Witness {
    /// A message has begun.
    void began(Origin origin);

    /// The message would go there.
    ///
    /// @param whose a person here, or a recipient elsewhere
    /// @param where a mailbox, or the queue
    void kept(String whose, String where);
  }

  private final Intake intake;
  private final Directory directory;
  private final Witness witness;

  public RehearsedIntake(Intake intake, Directory directory, Witness witness) {
    this.intake = intake;
    this.directory = directory;
    this.witness = witness;
  }

  @Override
  public IncomingMail begin(Origin origin) throws Refused {
    witness.began(origin);
    return new Rehearsed(intake.arriving(origin));
  }

  private final class Rehearsed extends PassingMail {
    private final ArrivingMail mail;

    Rehearsed(ArrivingMail mail) {
      super(mail);
      this.mail = mail;
    }

    @Override
    public List<Reply> commit() throws Refused {
      try (var finished = mail.finish()) {
        finished.rehearse();
        finished.accounts().forEach((account, mailbox) -> witness.kept(owner(account), mailbox));
        finished.away().forEach(address -> witness.kept(address.toString(), "the queue"));
      }
      return List.of(Reply.of(250, "2.0.0", "Would be kept"));
    }

    private String owner(Account account) {
      return directory.owner(account.id()).map(Person::address).map(Object::toString).orElse("");
    }
  }
}
