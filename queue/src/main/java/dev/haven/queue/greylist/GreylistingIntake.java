package dev.haven.queue.greylist;

import dev.haven.directory.Address;
import dev.haven.queue.PassingMail;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.time.Duration;

/// Lets mail of strangers through once their sender, recipient and network are known together (RFC
/// 6647 §2.4). One for each server, shared by all its sessions; safe for any thread.
public final class GreylistingIntake implements MailIntake {
  private final MailIntake intake;
  private final Greylist greylist;

  public GreylistingIntake(MailIntake intake, Greylist greylist) {
    this.intake = intake;
    this.greylist = greylist;
  }

  @Override
  public IncomingMail begin(Origin origin) throws Refused {
    return new Greylisted(intake.begin(origin), origin);
  }

  private final class Greylisted extends PassingMail {
    private final Origin origin;

    Greylisted(IncomingMail mail, Origin origin) {
      super(mail);
      this.origin = origin;
    }

    /// Before anything is said of the recipient: who only guesses learns nothing.
    @Override
    public void recipient(Recipient recipient) throws Refused {
      var sender = origin.sender().map(Address::toString).orElse("");
      var wait =
          greylist.wait(origin.remote().getAddress(), sender, recipient.address().toString());
      if (wait.isPositive()) {
        throw Reply.refused(
            451,
            "4.7.1",
            "This server does not know you yet and asks you to come again (RFC 6647);",
            "try again in " + minutes(wait) + ", from the same network");
      }
      super.recipient(recipient);
    }
  }

  private static String minutes(Duration wait) {
    long minutes = Math.max(1, (wait.toSeconds() + 59) / 60);
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }
}
