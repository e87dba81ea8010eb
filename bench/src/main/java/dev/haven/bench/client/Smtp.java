package dev.haven.bench.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// An SMTP session that sends messages one after the other, with what RFC 2920 §3.1 lets go
/// together in one write, as mail servers do. For one thread.
public final class Smtp implements AutoCloseable {
  private static final byte[] END = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DATA = "DATA\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Stream stream;

  private Smtp(Stream stream) {
    this.stream = stream;
  }

  public static Smtp open(Door door) throws IOException {
    var smtp = new Smtp(new Stream(door.open()));
    smtp.expect("220");
    smtp.stream.write("EHLO client.example\r\n".getBytes(StandardCharsets.US_ASCII));
    smtp.expect("250");
    return smtp;
  }

  /// Signed in (RFC 4954 §4, RFC 4616 §2).
  public static Smtp open(Door door, String user, String password) throws IOException {
    var smtp = open(door);
    var secret = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
    var line = "AUTH PLAIN " + Base64.getEncoder().encodeToString(secret) + "\r\n";
    smtp.stream.write(line.getBytes(StandardCharsets.US_ASCII));
    smtp.expect("235");
    return smtp;
  }

  /// What goes before the message, as bytes made beforehand.
  public static Envelope envelope(String from, Iterable<String> to) {
    var text = new StringBuilder("MAIL FROM:<" + from + ">\r\n");
    int recipients = 0;
    for (var each : to) {
      text.append("RCPT TO:<").append(each).append(">\r\n");
      recipients++;
    }
    return new Envelope(text.toString().getBytes(StandardCharsets.US_ASCII), recipients);
  }

  /// MAIL and all RCPT.
  public static final class Envelope {
    private final byte[] commands;
    private final int recipients;

    private Envelope(byte[] commands, int recipients) {
      this.commands = commands;
      this.recipients = recipients;
    }
  }

  /// Sends a message of two parts; it is accepted when this returns.
  ///
  /// @param head the lines that this message has for itself
  /// @param rest what follows; no line may begin with a dot, and the last has no line end
  public void deliver(Envelope envelope, byte[] head, byte[] rest) throws IOException {
    stream.write(joined(envelope.commands, DATA));
    expect("250");
    for (int i = 0; i < envelope.recipients; i++) {
      expect("250");
    }
    expect("354");
    stream.write(joined(head, rest, END));
    expect("250");
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (var part : parts) {
      length += part.length;
    }
    var all = new byte[length];
    int at = 0;
    for (var part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private void expect(String code) throws IOException {
    do {
      stream.line();
    } while (stream.end() - stream.start() > 3 && stream.bytes()[stream.start() + 3] == '-');
    if (!stream.text().startsWith(code)) {
      throw new Wrong("answered " + stream.text() + " instead of " + code);
    }
  }

  /// Says goodbye and waits for the answer.
  public void quit() throws IOException {
    stream.write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
    expect("221");
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
