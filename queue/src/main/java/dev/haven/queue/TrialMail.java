package dev.haven.queue;

import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.util.List;
import java.util.Optional;

/// A message on its way through [TrialIntake]. Belongs to its session's thread.
final class TrialMail implements IncomingMail {
  private final IncomingMail mail;
  private final Origin origin;
  private final TrialAddresses addresses;
  private Optional<Refused> atTheEnd = Optional.empty();

  TrialMail(IncomingMail mail, Origin origin, TrialAddresses addresses) {
    this.mail = mail;
    this.origin = origin;
    this.addresses = addresses;
  }

  @Override
  public String id() {
    return mail.id();
  }

  @Override
  public void recipient(Recipient recipient) throws Refused {
    var misbehaviour = addresses.misbehaviour(origin, recipient.address());
    if (misbehaviour.isPresent() && !TrialAddresses.isLate(recipient.address())) {
      throw misbehaviour.get();
    }
    mail.recipient(recipient);
    atTheEnd = atTheEnd.or(() -> misbehaviour);
  }

  @Override
  public void content(byte[] trace) throws Refused {
    mail.content(trace);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws Refused {
    mail.write(bytes, offset, length);
  }

  @Override
  public List<Reply> commit() throws Refused {
    if (atTheEnd.isPresent()) {
      throw atTheEnd.get();
    }
    return mail.commit();
  }

  @Override
  public void close() {
    mail.close();
  }
}
