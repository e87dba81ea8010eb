package dev.haven.queue;

import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.util.List;
import java.util.Optional;

/// A message on its way through [TrialIntake]. Belongs to its session's thread.
final class TrialMail extends PassingMail {
  private final Origin origin;
  private final TrialAddresses addresses;
  private Optional<Refused> atTheEnd = Optional.empty();

  TrialMail(IncomingMail mail, Origin origin, TrialAddresses addresses) {
    super(mail);
    this.origin = origin;
    this.addresses = addresses;
  }

  @Override
  public void recipient(Recipient recipient) throws Refused {
    var misbehaviour = addresses.misbehaviour(origin, recipient.address());
    if (misbehaviour.isPresent() && !TrialAddresses.isLate(recipient.address())) {
      throw misbehaviour.get();
    }
    super.recipient(recipient);
    atTheEnd = atTheEnd.or(() -> misbehaviour);
  }

  @Override
  public List<Reply> commit() throws Refused {
    if (atTheEnd.isPresent()) {
      throw atTheEnd.get();
    }
    return super.commit();
  }
}
