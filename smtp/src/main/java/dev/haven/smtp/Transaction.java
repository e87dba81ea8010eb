package dev.haven.smtp;

import dev.haven.directory.Person;
import dev.haven.wire.Connection;
import dev.haven.wire.Input;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One message, from MAIL to its final reply (RFC 5321 §3.3): sender, recipients, content.
///
/// Belongs to its session's thread. Closing it forgets whatever was not committed.
final class Transaction implements AutoCloseable {
  private sealed interface Stage {
    record Addressing() implements Stage {}

    /// BDAT has begun (RFC 3030 §2).
    record Chunking(Content content, LineEnds lineEnds) implements Stage {}
  }

  private final Connection connection;
  private final Hello hello;
  private final Origin origin;
  private final IncomingMail mail;
  private final SmtpLimits limits;
  private final SmtpProtocol server;
  private final HeaderWishes wishes;

  private Stage stage = new Stage.Addressing();
  private int recipients;
  private String lastRecipient = "";
  private boolean refusedSomebody;

  Transaction(
      Connection connection, Hello hello, Origin origin, IncomingMail mail, SmtpProtocol server) {
    this.server = server;
    this.connection = connection;
    this.hello = hello;
    this.origin = origin;
    this.mail = mail;
    this.limits = server.limits();
    this.wishes = new HeaderWishes(server.additions(), submitter().isPresent());
  }

  String id() {
    return mail.id();
  }

  /// The message, as an event of the log names it.
  String logged() {
    return " q=" + id();
  }

  /// Whether replies may be in UTF-8 (RFC 6531 §3.7.4.1).
  boolean utf8() {
    return origin.utf8();
  }

  /// The recipient, if there is just one.
  Optional<String> onlyRecipient() {
    return recipients == 1 ? Optional.of(lastRecipient) : Optional.empty();
  }

  /// How many replies the end of the message gets (RFC 2033 §4.2).
  int answers() {
    return origin.service() == SmtpService.LMTP ? Math.max(1, recipients) : 1;
  }

  /// Whether RCPT has brought as many as may be (RFC 5321 §4.5.3.1.10).
  boolean full() {
    return recipients == limits.recipients();
  }

  Reply recipient(Path path, List<Parameter> parameters) throws Refused {
    if (!(stage instanceof Stage.Addressing)) {
      throw Reply.refused(503, "5.5.1", "The message has begun (BDAT): finish it, or say RSET");
    }
    // Until the next line says otherwise, a reason to refuse DATA with 554 rather than 503.
    refusedSomebody = true;
    var recipient = RecipientParameters.recipient(path.address(), parameters);
    if (path.international() && !origin.utf8()) {
      throw Reply.refused(
          553, "5.6.7", "An address beyond ASCII needs SMTPUTF8 in the MAIL command");
    }
    if (full()) {
      throw Reply.refused(
          452,
          "4.5.3",
          "This message has its " + recipients + " recipients; send another copy to the rest");
    }
    mail.recipient(recipient);
    recipients++;
    lastRecipient = path.address().toString();
    return Reply.of(250, "2.1.5", "Recipient is welcome");
  }

  /// Whether DATA may come now.
  void expectData() throws Refused {
    requireRecipient();
    if (stage instanceof Stage.Chunking) {
      throw Reply.refused(503, "5.5.1", "The message has begun with BDAT and must end with it");
    }
    if (origin.body() == BodyType.BINARY_MIME) {
      throw Reply.refused(503, "5.5.1", "A BINARYMIME message must come with BDAT, not DATA");
    }
  }

  /// The recipients are complete: prepares the place for the content, which may fail.
  Content openContent() {
    var content = new Content(mail, new HeaderEditor(headerRules(), mail), limits);
    content.open(Trace.received(connection, origin, hello, this));
    return content;
  }

  private HeaderRules headerRules() {
    var relayed = new RelayedHeader(limits.hops(), ownResults(), wishes);
    return submitter()
        .<HeaderRules>map(sender ->
            new SubmittedHeader(
                relayed,
                Trace.supplement(connection.endpoint().host(), mail.id()),
                server.names(sender)))
        .orElse(relayed);
  }

  /// The one of our own people who sends the message, if it is of one.
  private Optional<Person> submitter() {
    return origin.person().filter(_ -> origin.service() == SmtpService.SUBMISSION);
  }

  /// Whoever hands mail over by LMTP has taken it from the world in our place, perhaps under our
  /// name: what it has found out is ours (RFC 8601 §5).
  private OwnResults ownResults() {
    return origin.service() == SmtpService.LMTP
        ? OwnResults.SHARED
        : new OwnResults(server.authservId(connection.endpoint().host()));
  }

  /// Reads the message to its end, whatever is wrong with it, and then decides.
  List<Reply> data(Input in, Content content) throws IOException, Refused {
    var decoder = new DotDecoder();
    while (!decoder.ended()) {
      int taken =
          in.take((bytes, offset, length) -> decoder.decode(bytes, offset, length, content));
      requireMore(taken, content);
    }
    return commit(content, decoder.bareLineEnd());
  }

  /// Reads one chunk, whatever is wrong with it, and then decides (RFC 3030 §2).
  List<Reply> chunk(Input in, Command.Bdat chunk) throws IOException, Refused {
    if (recipients == 0) {
      skip(in, chunk.size(), limits);
      requireRecipient();
    }
    var chunking = chunking();
    for (long left = chunk.size(); left > 0; ) {
      long due = left;
      int taken = in.take((bytes, offset, length) -> accept(chunking, bytes, offset, length, due));
      requireMore(taken, chunking.content());
      left -= taken;
    }
    if (chunk.last()) {
      return commit(chunking.content(), chunking.lineEnds().bare());
    }
    chunking.content().check();
    return List.of(Reply.of(250, "2.0.0", chunk.size() + " octets received"));
  }

  /// Takes what a URL means, as if it had come as a chunk (RFC 4468 §3.2).
  List<Reply> burl(Command.Burl burl, UrlContents urls) throws Refused {
    var found = urls.find(burl.url(), origin.person().orElseThrow(), connection.endpoint().host());
    var chunking = chunking();
    chunking.content().requireRoom(found.length());
    copy(found, chunking);
    if (burl.last()) {
      return commit(chunking.content(), chunking.lineEnds().bare());
    }
    chunking.content().check();
    return List.of(Reply.of(250, "2.5.0", "Waiting for more, by BURL or BDAT"));
  }

  /// What is shorter than it was said to be is no message, and neither is what is longer.
  private static void copy(UrlContents.UrlContent found, Stage.Chunking chunking) throws Refused {
    long before = chunking.content().octets();
    found.copy((bytes, offset, length) -> accept(chunking, bytes, offset, length, length));
    long copied = chunking.content().octets() - before;
    if (copied != found.length()) {
      throw Reply.refused(
          554,
          "5.6.6",
          "IMAP URL resolution failed: there are " + copied + " octets and not " + found.length());
    }
  }

  private static int accept(
      Stage.Chunking chunking, byte[] bytes, int offset, int length, long due) {
    int count = (int) Math.min(length, due);
    chunking.lineEnds().look(bytes, offset, count);
    chunking.content().accept(bytes, offset, count);
    return count;
  }

  private Stage.Chunking chunking() {
    if (stage instanceof Stage.Chunking begun) {
      return begun;
    }
    var begun = new Stage.Chunking(openContent(), new LineEnds());
    stage = begun;
    return begun;
  }

  /// Reads a chunk that nobody wants.
  static void skip(Input in, long size, SmtpLimits limits) throws IOException, Refused {
    if (size > limits.messageOctets()) {
      throw Reply.refused(421, "4.3.4", "Closing instead of reading " + size + " useless octets");
    }
    for (long left = size; left > 0; ) {
      long due = left;
      int taken = in.take((_, _, length) -> (int) Math.min(length, due));
      if (taken < 0) {
        throw new EOFException("closed within a chunk");
      }
      left -= taken;
    }
  }

  void requireRecipient() throws Refused {
    if (recipients == 0) {
      throw refusedSomebody
          ? Reply.refused(554, "5.5.1", "No recipient was accepted, so there is nobody to send to")
          : Reply.refused(503, "5.5.1", "Say RCPT TO:<address> first");
    }
  }

  private static void requireMore(int taken, Content content) throws IOException, Refused {
    if (taken < 0) {
      throw new EOFException("closed within a message");
    }
    if (content.endless()) {
      throw Reply.refused(421, "4.3.4", "The message is far too large; closing");
    }
  }

  private List<Reply> commit(Content content, boolean bareLineEnd) throws Refused {
    if (bareLineEnd && origin.body() != BodyType.BINARY_MIME) {
      throw Reply.refused(
          554,
          "5.6.0",
          "The message has a CR without LF or an LF without CR, and was not accepted;",
          "every line must end with CRLF (RFC 5321 2.3.8): some servers take such a line",
          "for the end of the message, and strangers use that to forge mail");
    }
    content.finish();
    mail.requested(wishes.requests());
    return mail.commit();
  }

  @Override
  public void close() {
    mail.close();
  }
}
