package dev.haven.server.training;

import dev.haven.server.FirstAccount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A client of IMAP. For one thread.
record ImapTalk(Line line) implements AutoCloseable {
  private static final String TAG = "a1";

  static ImapTalk open(Line line, FirstAccount who) throws IOException {
    var talk = new ImapTalk(line);
    talk.await("* OK");
    talk.ask("LOGIN " + who.address() + " " + who.password());
    return talk;
  }

  /// With the mailbox selected.
  static ImapTalk inbox(Line line, FirstAccount who) throws IOException {
    var talk = open(line, who);
    talk.ask("SELECT INBOX", "EXISTS", "UIDVALIDITY");
    return talk;
  }

  /// All that the server says before it is done.
  ///
  /// @param expected each must be in it
  String ask(String command, String... expected) throws IOException {
    line.send(TAG + " " + command);
    return done(command, expected);
  }

  /// Puts a letter into a mailbox (RFC 9051 §6.3.12).
  void append(String mailbox, String letter) throws IOException {
    int length = letter.getBytes(StandardCharsets.UTF_8).length;
    line.send("%s APPEND %s (\\Seen) {%d}".formatted(TAG, mailbox, length));
    await("+ ");
    line.send(letter);
    done("APPEND", "APPENDUID");
  }

  /// From here on the server tells by itself what is new; the first of it may come before `+`.
  void idle() throws IOException {
    line.send(TAG + " IDLE");
  }

  void endIdle() throws IOException {
    line.send("DONE");
    done("IDLE");
  }

  private String done(String command, String... expected) throws IOException {
    var answer = new StringBuilder();
    var last = line.read();
    for (; !last.startsWith(TAG + " "); last = line.read()) {
      answer.append(last).append('\n');
    }
    var all = answer.append(last).toString();
    require(command, last.startsWith(TAG + " OK"), last);
    for (var text : expected) {
      require(command, all.contains(text), "no " + text);
    }
    return all;
  }

  /// Reads up to the line that begins so.
  void await(String beginning) throws IOException {
    var read = line.read();
    for (; !read.startsWith(beginning); read = line.read()) {
      require(beginning, !read.startsWith(TAG + " "), read);
    }
  }

  private static void require(String what, boolean right, String seen) throws IOException {
    if (!right) {
      throw new IOException("to \"" + what + "\" the server answered: " + seen);
    }
  }

  /// Reads up to the news that a mailbox has so many messages.
  void awaitMessages(int wanted) throws IOException {
    var news = line.read();
    while (!news.endsWith(" EXISTS") || Integer.parseInt(news, 2, news.length() - 7, 10) < wanted) {
      news = line.read();
    }
  }

  @Override
  public void close() throws IOException {
    try (line) {
      ask("LOGOUT", "* BYE");
    }
  }
}
