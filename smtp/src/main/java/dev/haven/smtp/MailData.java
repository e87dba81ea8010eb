package dev.haven.smtp;

import dev.haven.wire.Connection;
import java.io.IOException;
import java.util.List;

/// How a message's mail data come in (RFC 5321 §3.3): at once with DATA, or in pieces with BDAT and
/// BURL.
///
/// For the session's thread. When the last of them is in, or one failed, the transaction is over,
/// and the session hears of it before anything else is read.
final class MailData {
  /// The session that the data are for.
  @FunctionalInterface
  interface Waiting {
    /// The transaction is over, whether the message was accepted or not.
    void transactionOver();
  }

  /// A chunk, or what stands for one.
  @FunctionalInterface
  private interface Piece {
    List<Reply> take() throws IOException, Refused;
  }

  private final Connection connection;
  private final SmtpProtocol server;
  private final SmtpLimits limits;
  private final Patience patience;
  private final Replies replies;

  MailData(Connection connection, SmtpProtocol server, Patience patience, Replies replies) {
    this.connection = connection;
    this.server = server;
    this.limits = server.limits();
    this.patience = patience;
    this.replies = replies;
  }

  /// RFC 5321 §4.1.1.4.
  void data(Transaction transaction, Waiting session) throws IOException, Refused {
    transaction.expectData();
    try {
      var content = transaction.openContent();
      content.check();
      replies.say(new Reply(354, "", List.of("Send the message, then a line with a dot alone")));
      replies.flush();
      take(transaction.answers(), () -> transaction.data(connection.in(), content));
      patience.renew();
    } finally {
      session.transactionOver();
    }
  }

  /// RFC 3030 §2. After a chunk that failed, the message is gone: more chunks get 503.
  void chunk(Command.Bdat chunk, Transaction transaction, Waiting session)
      throws IOException, Refused {
    if (chunk.size() / 2 > limits.messageOctets()) {
      // A little too much is read and refused; this would take as long as the client likes.
      replies.refuse(Content.tooLarge(limits).reply(), transaction.logged());
      replies.hangUp();
      return;
    }
    piece(chunk.last(), transaction, session, () -> transaction.chunk(connection.in(), chunk));
  }

  /// RFC 4468 §3.2.
  void burl(Command.Burl burl, Transaction transaction, Waiting session)
      throws IOException, Refused {
    transaction.requireRecipient();
    piece(burl.last(), transaction, session, () -> transaction.burl(burl, server.urls()));
  }

  private void piece(boolean last, Transaction transaction, Waiting session, Piece piece)
      throws IOException, Refused {
    boolean under = false;
    try {
      take(last ? transaction.answers() : 1, piece);
      under = !last;
    } finally {
      if (!under) {
        session.transactionOver();
      }
    }
    if (last) {
      patience.renew();
    }
  }

  private void take(int answers, Piece piece) throws IOException, Refused {
    connection.timeout(limits.content());
    try {
      replies.expect(answers);
      replies.sayAll(piece.take());
    } finally {
      connection.timeout(limits.idle());
    }
  }
}
