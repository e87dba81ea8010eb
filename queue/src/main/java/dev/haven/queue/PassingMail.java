package dev.haven.queue;

import dev.haven.smtp.HeaderRequests;
import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import java.util.List;

/// A message on its way to another intake, for those who look at some of it. Belongs to its
/// session's thread.
public abstract class PassingMail implements IncomingMail {
  private final IncomingMail mail;

  protected PassingMail(IncomingMail mail) {
    this.mail = mail;
  }

  @Override
  public String id() {
    return mail.id();
  }

  @Override
  public void recipient(Recipient recipient) throws Refused {
    mail.recipient(recipient);
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
  public void requested(HeaderRequests requests) throws Refused {
    mail.requested(requests);
  }

  @Override
  public List<Reply> commit() throws Refused {
    return mail.commit();
  }

  @Override
  public void close() {
    mail.close();
  }
}
