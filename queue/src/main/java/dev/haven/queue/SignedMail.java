package dev.haven.queue;

import dev.haven.queue.outgoing.LeavingMail;
import dev.haven.queue.outgoing.Queue;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.store.StagedBlob;
import java.io.IOException;
import java.lang.System.Logger.Level;

/// A message of one of our people that is signed before it is taken (RFC 6376 §5.1): all its
/// recipients get the same octets. If it cannot be signed, whoever sends it keeps it and tries
/// again. Belongs to its session's thread.
final class SignedMail extends WaitingMail {
  private static final System.Logger LOG = System.getLogger(SignedMail.class.getName());

  private final ArrivingMail mail;
  private final Origin origin;
  private final Queue queue;

  SignedMail(ArrivingMail mail, Origin origin, Queue queue) {
    super(mail, queue::stage);
    this.mail = mail;
    this.origin = origin;
    this.queue = queue;
  }

  /// Whether a message may be one.
  static boolean wanted(Origin origin, Queue queue) {
    return origin.person().isPresent() && queue.signatures().wanted(origin.sender());
  }

  @Override
  protected byte[] fields(StagedBlob message) throws Refused {
    var leaving = new LeavingMail(id(), origin.sender(), message::read, message.length());
    try {
      var fields = queue.signatures().of(leaving);
      mail.signed(fields.length);
      return fields;
    } catch (IOException failed) {
      LOG.log(Level.ERROR, "event=not-signed q={0} cause=\"{1}\"", id(), failed.getMessage());
      throw Reply.refused(
          451,
          "4.7.5",
          "The message cannot be signed now, and other servers would not believe it unsigned;",
          "try again later, or tell the administrator of your mail server (its log has the cause)");
    }
  }
}
