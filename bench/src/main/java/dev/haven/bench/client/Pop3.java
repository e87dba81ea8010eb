package dev.haven.bench.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A POP3 session. For one thread.
public final class Pop3 implements AutoCloseable {
  private static final byte[] OK = {'+', 'O', 'K'};

  private final Stream stream;

  private Pop3(Stream stream) {
    this.stream = stream;
  }

  public static Pop3 open(Door door, String user, String password) throws IOException {
    var pop3 = new Pop3(new Stream(door.open()));
    pop3.expectOk("the greeting");
    pop3.require("USER " + user);
    pop3.require("PASS " + password);
    return pop3;
  }

  /// Runs a command with an answer of one line, which must be `+OK`.
  public void require(String command) throws IOException {
    send(command);
    expectOk(command);
  }

  private void send(String command) throws IOException {
    stream.write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void expectOk(String what) throws IOException {
    stream.line();
    if (!stream.begins(OK)) {
      throw new Wrong(what + " was answered " + stream.text());
    }
  }

  /// Runs a command with an answer of many lines.
  ///
  /// @return how many there were
  public int lines(String command) throws IOException {
    require(command);
    int lines = 0;
    stream.line();
    while (!isEnd()) {
      lines++;
      stream.line();
    }
    return lines;
  }

  /// A message, with the dots taken away that POP3 puts in.
  public byte[] message(int number) throws IOException {
    require("RETR " + number);
    var message = new ByteArrayOutputStream();
    stream.line();
    while (!isEnd()) {
      int from = stream.start();
      int stuffed = stream.end() > from && stream.bytes()[from] == '.' ? 1 : 0;
      message.write(stream.bytes(), from + stuffed, stream.end() - from - stuffed);
      message.writeBytes(new byte[] {'\r', '\n'});
      stream.line();
    }
    return message.toByteArray();
  }

  private boolean isEnd() {
    return stream.end() - stream.start() == 1 && stream.bytes()[stream.start()] == '.';
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
