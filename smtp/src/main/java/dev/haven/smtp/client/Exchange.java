package dev.haven.smtp.client;

import dev.haven.smtp.BodyType;
import dev.haven.smtp.LineEnds;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.client.SmtpClient.Introduced;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One message to one server: MAIL, RCPTs, content, decision (RFC 5321 §3.3).
///
/// With PIPELINING everything up to the content goes out in one piece (RFC 2920 §3.1); with
/// CHUNKING the content goes as one chunk (RFC 3030 §2), which no line in it can end. The next
/// server may have to pass it on by DATA, though: what is not binary and has a CR or LF by itself
/// goes by DATA here, where each becomes the end of a line. The ladder in [#run] is the only place
/// that catches. For one message and the session's thread.
final class Exchange {
  private static final int PIECE = 16 * 1024;

  private final Dialogue dialogue;
  private final Hop hop;
  private final Introduced server;
  private final Commands commands;
  private final Envelope envelope;
  private final List<Recipient> recipients;
  private final Content content;
  private final List<Optional<Outcome>> outcomes = new ArrayList<>();
  private Stage stage = Stage.MAIL;
  private boolean chunked;
  private boolean broken;
  private boolean leftOpen;

  Exchange(
      Dialogue dialogue,
      Hop hop,
      Introduced server,
      Envelope envelope,
      List<Recipient> recipients,
      Content content) {
    this.dialogue = dialogue;
    this.hop = hop;
    this.server = server;
    this.commands = new Commands(server.capabilities(), Instant.now().getEpochSecond());
    this.envelope = envelope;
    this.recipients = recipients;
    this.content = content;
    recipients.forEach(_ -> outcomes.add(Optional.empty()));
  }

  /// Whether the connection is of no more use.
  boolean broken() {
    return broken;
  }

  /// Whether the server waits for the rest of this message.
  boolean leftOpen() {
    return leftOpen;
  }

  List<Outcome> run(boolean resetFirst) {
    var missing = Requirements.missing(envelope, content.length(), hop, server);
    if (missing.isPresent()) {
      settle(new Outcome.Permanent(missing.get()));
      return settled();
    }
    try {
      converse(resetFirst);
    } catch (UnreadableContent ours) {
      broken = true;
      dialogue.transcript().note(String.valueOf(ours.getMessage()));
      settle(
          new Outcome.Temporary(
              Trouble.of(
                  Trouble.Kind.OURS,
                  stage,
                  "The message cannot be read now: " + ours.getMessage())));
    } catch (IOException lost) {
      broken = true;
      var trouble = SmtpClient.lost(stage, lost);
      dialogue.transcript().note(trouble.words());
      settle(new Outcome.Lost(trouble));
    }
    return settled();
  }

  private List<Outcome> settled() {
    return outcomes.stream().map(Optional::orElseThrow).toList();
  }

  /// Gives an outcome to everybody who has none.
  private void settle(Outcome outcome) {
    outcomes.replaceAll(known -> known.isPresent() ? known : Optional.of(outcome));
  }

  private void converse(boolean resetFirst) throws IOException {
    if (resetFirst && !dialogue.ask("RSET").positive()) {
      throw new NotSmtp("RSET was refused");
    }
    boolean piped = offers("PIPELINING");
    chunked =
        offers("CHUNKING") && (envelope.body() == BodyType.BINARY_MIME || everyLineHasItsEnd());
    dialogue.say(commands.mail(envelope, content.length()));
    if (piped) {
      for (var recipient : recipients) {
        dialogue.say(commands.rcpt(recipient));
      }
      if (!chunked) {
        dialogue.say("DATA");
      }
    }
    if (!sender(piped)) {
      return;
    }
    recipients(piped);
    if (chunked) {
      chunk();
    } else {
      data(piped);
    }
  }

  private boolean offers(String keyword) {
    return server.capabilities().has(keyword);
  }

  /// Whether the sender was accepted.
  private boolean sender(boolean piped) throws IOException {
    var reply = dialogue.reply(dialogue.timeouts().command());
    if (reply.positive()) {
      return true;
    }
    settle(Outcome.refused(stage, reply, hop.host() + " refused the sender"));
    closeIfTold(reply);
    if (piped && !broken) {
      skipRecipients();
    }
    return false;
  }

  /// The answers to commands that went out before the sender was refused.
  private void skipRecipients() throws IOException {
    for (int i = 0; i < recipients.size(); i++) {
      dialogue.reply(dialogue.timeouts().command());
    }
    if (!chunked) {
      endUnwantedData(dialogue.reply(dialogue.timeouts().data()));
    }
  }

  private void recipients(boolean piped) throws IOException {
    stage = Stage.RCPT;
    for (int i = 0; i < recipients.size(); i++) {
      if (!piped) {
        dialogue.say(commands.rcpt(recipients.get(i)));
      }
      var reply = dialogue.reply(dialogue.timeouts().command());
      if (!reply.positive()) {
        var words = hop.host() + " refused " + recipients.get(i).address();
        outcomes.set(i, Optional.of(Outcome.refused(stage, reply, words)));
      }
      closeIfTold(reply);
    }
  }

  private boolean nobodyIsLeft() {
    return outcomes.stream().allMatch(Optional::isPresent);
  }

  private void data(boolean piped) throws IOException {
    stage = Stage.CONTENT;
    if (nobodyIsLeft() && !piped) {
      leftOpen = true;
      return;
    }
    if (!piped) {
      dialogue.say("DATA");
    }
    var reply = dialogue.reply(dialogue.timeouts().data());
    if (nobodyIsLeft()) {
      endUnwantedData(reply);
      return;
    }
    if (!reply.intermediate()) {
      settle(Outcome.refused(stage, reply, hop.host() + " did not want the message"));
      closeIfTold(reply);
      leftOpen = true;
      return;
    }
    sendStuffed();
    decision();
  }

  /// RFC 2920 §3.1: a server that wants content although it took no recipient gets none.
  private void endUnwantedData(ServerReply reply) throws IOException {
    if (reply.intermediate()) {
      dialogue.say(".");
      dialogue.reply(dialogue.timeouts().decision());
    } else {
      leftOpen = true;
    }
  }

  private void sendStuffed() throws IOException {
    var encoder = new DotEncoder(dialogue.connection().out());
    send(encoder::write);
    encoder.finish();
  }

  private void send(Piece piece) throws IOException {
    dialogue.connection().timeout(dialogue.timeouts().block());
    eachPiece(piece);
    dialogue.transcript().note(content.length() + " octets of content");
  }

  private void chunk() throws IOException {
    stage = Stage.CONTENT;
    if (nobodyIsLeft()) {
      leftOpen = true;
      return;
    }
    dialogue.say("BDAT " + content.length() + " LAST");
    send(dialogue.connection().out()::write);
    decision();
  }

  private boolean everyLineHasItsEnd() throws IOException {
    var ends = new LineEnds();
    eachPiece(ends::look);
    return !ends.bare();
  }

  private interface Piece {
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  private void eachPiece(Piece piece) throws IOException {
    var buffer = new byte[(int) Math.min(PIECE, Math.max(1, content.length()))];
    for (long at = 0; at < content.length(); ) {
      int count = read(buffer, at);
      piece.write(buffer, 0, count);
      at += count;
    }
  }

  private int read(byte[] buffer, long at) throws UnreadableContent {
    try {
      int wanted = (int) Math.min(buffer.length, content.length() - at);
      int count = content.read(at, buffer, 0, wanted);
      if (count <= 0) {
        throw new UnreadableContent("it is shorter than it should be");
      }
      return count;
    } catch (UnreadableContent known) {
      throw known;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableContent(String.valueOf(e.getMessage()));
    }
  }

  /// The server takes over, or not. With LMTP it says so for each recipient (RFC 2033 §4.2).
  private void decision() throws IOException {
    dialogue.connection().out().flush();
    stage = Stage.DECISION;
    if (hop.protocol() == Hop.Protocol.LMTP) {
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i).isEmpty()) {
          outcomes.set(i, Optional.of(decided(dialogue.reply(dialogue.timeouts().decision()))));
        }
      }
    } else {
      settle(decided(dialogue.reply(dialogue.timeouts().decision())));
    }
  }

  private Outcome decided(ServerReply reply) {
    if (reply.positive()) {
      return new Outcome.Delivered(reply, offers("DSN"), offers("DELIVERBY"));
    }
    broken |= reply.code() == 421;
    return Outcome.refused(stage, reply, hop.host() + " did not accept the message");
  }

  /// RFC 5321 §3.8: 421 is the last word, in the place of any answer.
  private void closeIfTold(ServerReply reply) throws IOException {
    if (reply.code() == 421) {
      settle(Outcome.refused(stage, reply, hop.host() + " is closing down"));
      throw new NotSmtp("the server said 421");
    }
  }

  /// The message cannot be read from where we keep it.
  private static final class UnreadableContent extends IOException {
    UnreadableContent(String words) {
      super(words);
    }

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }
}
