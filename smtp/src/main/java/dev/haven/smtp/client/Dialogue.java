package dev.haven.smtp.client;

import dev.haven.wire.OutboundConnection;
import java.io.IOException;
import java.time.Duration;

/// Commands out, replies in, on one connection, all of it noted in the transcript.
///
/// For the session's thread.
final class Dialogue implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final OutboundConnection connection;
  private final Timeouts timeouts;
  private final Transcript transcript;
  private final ReplyReader replies;

  Dialogue(OutboundConnection connection, Timeouts timeouts, Transcript transcript) {
    this.connection = connection;
    this.timeouts = timeouts;
    this.transcript = transcript;
    this.replies = new ReplyReader(connection.in(), transcript);
  }

  OutboundConnection connection() {
    return connection;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  Transcript transcript() {
    return transcript;
  }

  /// Says a command, which waits for [#flush] or for the next reply.
  void say(String command) throws IOException {
    transcript.sent(command);
    connection.out().write(command + "\r\n");
  }

  /// Says what nobody may read later.
  void sayInSecret(String command, String noted) throws IOException {
    transcript.sent(noted);
    connection.out().write(command + "\r\n");
  }

  /// Waits for a reply for so long.
  ServerReply reply(Duration patience) throws IOException {
    connection.timeout(patience);
    connection.out().flush();
    return replies.next();
  }

  ServerReply ask(String command) throws IOException {
    say(command);
    return reply(timeouts.command());
  }

  /// Says goodbye, as politely as a moment allows.
  @Override
  public void close() {
    try {
      say("QUIT");
      reply(FAREWELL);
    } catch (IOException _) {
      // It is gone already.
    }
    hangUp();
  }

  void hangUp() {
    connection.close();
    connection.release();
  }
}
