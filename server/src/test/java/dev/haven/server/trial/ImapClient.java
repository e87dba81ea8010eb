package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// As much IMAP as the trials need. Literals in answers come inline, after their line and an LF.
final class ImapClient implements AutoCloseable {
  private final LineClient line;
  private int tags;

  ImapClient(int port) throws IOException {
    line = new LineClient(port);
    var greeting = line.line();
    if (!greeting.startsWith("* OK")) {
      throw new UnexpectedAnswer(greeting);
    }
  }

  LineClient line() {
    return line;
  }

  /// An answer: what was untagged, and the tagged line without its tag.
  record Answer(List<String> untagged, String tagged) {
    Answer ok() {
      if (!tagged.startsWith("OK")) {
        throw new UnexpectedAnswer(tagged);
      }
      return this;
    }
  }

  void login(String user, String password) throws IOException {
    command("LOGIN \"" + user + "\" \"" + password + "\"").ok();
  }

  Answer command(String command) throws IOException {
    return answer(send(command));
  }

  /// Sends it and returns its tag.
  String send(String command) throws IOException {
    var tag = "t" + ++tags;
    line.send(tag + " " + command);
    return tag;
  }

  /// Sends it with a non-synchronising literal at its end (RFC 7888 §4), without waiting.
  String send(String command, byte[] literal) throws IOException {
    var tag = "t" + ++tags;
    line.sendRaw(tag + " " + command + " {" + literal.length + "+}\r\n");
    line.sendRaw(literal);
    line.sendRaw("\r\n");
    return tag;
  }

  Answer answer(String tag) throws IOException {
    var untagged = new ArrayList<String>();
    while (true) {
      var text = response();
      if (text.startsWith(tag + " ")) {
        return new Answer(untagged, text.substring(tag.length() + 1));
      }
      untagged.add(text);
    }
  }

  /// One response with the literals in it.
  String response() throws IOException {
    var response = new StringBuilder();
    var text = line.line();
    response.append(text);
    for (int size = literal(text); size >= 0; size = literal(text)) {
      response.append('\n').append(new String(line.bytes(size), UTF_8));
      text = line.line();
      response.append(text);
    }
    return response.toString();
  }

  /// The size that a line announces at its end, or -1.
  private static int literal(String text) {
    int open = text.lastIndexOf('{');
    return text.endsWith("}") && open >= 0
        ? Integer.parseInt(text.substring(open + 1, text.length() - 1))
        : -1;
  }

  @Override
  public void close() {
    line.close();
  }
}
