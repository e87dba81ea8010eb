package dev.haven.queue.greylist;

import dev.haven.directory.Address;
import dev.haven.queue.PassingMail;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import java.time.Duration;
import java.util.function.Consumer;

/// Says how long [GreylistingIntake] would let a client wait, remembers nothing, and lets the mail
/// through, so that it is seen what comes behind. Safe for any thread.
public final class RehearsedGreylisting implements MailIntake {
  private final MailIntake intake;
  private final Greylist greylist;
  private final Consumer<Duration> noted;

  /// @param noted told of each recipient; zero if the client is known
  public RehearsedGreylisting(MailIntake intake, Greylist greylist, Consumer<Duration> noted) {
    this.intake = intake;
    this.greylist = greylist;
    this.noted = noted;
  }

  @Override
  public IncomingMail begin(Origin origin) throws Refused {
    return new Watched(intake.begin(origin), origin);
  }

  private final class Watched extends PassingMail {
    private final Origin origin;

    Watched(IncomingMail mail, Origin origin) {
      super(mail);
      this.origin = origin;
    }

    @Override
    public void recipient(Recipient recipient) throws Refused {
      var sender = origin.sender().map(Address::toString).orElse("");
      var client = origin.remote().getAddress();
      noted.accept(greylist.left(client, sender, recipient.address().toString()));
      super.recipient(recipient);
    }
  }
}
