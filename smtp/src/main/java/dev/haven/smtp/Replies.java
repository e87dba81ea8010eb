package dev.haven.smtp;

import dev.haven.wire.Addresses;
import dev.haven.wire.Output;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;

/// What a session says: every reply as often and in the letters that the client expects, up to the
/// last word.
///
/// For the session's thread. A failure to write is the session's end.
final class Replies {
  private static final System.Logger LOG = System.getLogger(Replies.class.getName());

  private final Output out;
  private final Reception reception;
  private final Patience patience;

  private boolean utf8;
  private boolean over;
  private int times = 1;

  Replies(Output out, Reception reception, Patience patience) {
    this.out = out;
    this.reception = reception;
    this.patience = patience;
  }

  /// Whether the last word is said: nothing more is read, and the connection is closed.
  boolean over() {
    return over;
  }

  void hangUp() {
    over = true;
  }

  /// Whether replies may be in UTF-8 from now on (RFC 6531 §3.7.4.1).
  void utf8(boolean allowed) {
    utf8 = allowed;
  }

  /// How many replies the command in hand gets, if it is refused from now on (RFC 2033 §4.2).
  void expect(int replies) {
    times = replies;
  }

  /// RFC 5321 §3.8: 421 is always the last word.
  void say(Reply reply) throws IOException {
    reply.writeTo(out, utf8);
    if (reply.code() == 421) {
      hangUp();
    }
  }

  void sayAll(List<Reply> replies) throws IOException {
    for (var reply : replies) {
      say(reply);
    }
  }

  /// RFC 2033 §4.2: with LMTP, what is said of a message is said for each of its recipients.
  void sayToEach(Reply reply) throws IOException {
    for (int i = 0; i < times && !over; i++) {
      say(reply);
    }
  }

  /// Answers a command that is not carried out, which is written down and tries our patience.
  ///
  /// @param mail the message that is under way, for the log
  void refuse(Reply reply, String mail) throws IOException {
    LOG.log(
        Level.INFO,
        () ->
            "event=refused%s remote=%s reply=\"%s\""
                .formatted(
                    mail,
                    Addresses.text(reception.client().getAddress()),
                    reply.toString().replace('"', '\'')));
    if (reply.enhanced().equals("4.5.3")) {
      patience.idleCommand(); // a large mailing, not a mistake (RFC 5321 §4.5.3.1.10)
    } else {
      patience.mistake();
    }
    sayToEach(reply);
  }

  void flush() throws IOException {
    out.flush();
  }
}
