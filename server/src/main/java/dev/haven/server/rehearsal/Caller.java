package dev.haven.server.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The other server of a rehearsed arrival: says its next line when the session wants to hear one,
/// which is when it has answered the last. For the session's thread.
final class Caller extends InputStream {
  private static final byte[] NOTHING = new byte[0];

  /// Where in the conversation something was said.
  enum Place {
    GREETING,
    HELLO,
    SENDER,
    RECIPIENT,
    DATA,
    CONTENT,
    END
  }

  /// What was said, and what came back.
  ///
  /// @param about a recipient, where it was about one
  record Said(Place place, String about, String reply, Duration elapsed) {
    int code() {
      return reply.length() < 3 ? 0 : Integer.parseInt(reply, 0, 3, 10);
    }

    boolean fine() {
      return code() >= 200 && code() < 400;
    }
  }

  private final Letter letter;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final List<Said> said = new ArrayList<>();
  private Place place = Place.GREETING;
  private int recipients;
  private boolean welcome;
  private byte[] line = NOTHING;
  private int at;
  private long began = System.nanoTime();

  Caller(Letter letter) {
    this.letter = letter;
  }

  /// What the session says goes here.
  ByteArrayOutputStream heard() {
    return heard;
  }

  /// The conversation, when it is over.
  List<Said> said() {
    return said;
  }

  @Override
  public int available() {
    return line.length - at;
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (at == line.length) {
      line = next();
      at = 0;
      began = System.nanoTime();
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, into, offset, count);
    at += count;
    return count == 0 ? -1 : count;
  }

  /// Notes the answer to what was said last.
  void listen() {
    var reply = heard.toString(UTF_8).strip();
    heard.reset();
    if (!reply.isEmpty()) {
      var about = place == Place.RECIPIENT ? letter.to().get(recipients - 1).toString() : "";
      said.add(new Said(place, about, reply, Duration.ofNanos(System.nanoTime() - began)));
    }
  }

  private byte[] next() {
    listen();
    boolean fine = !said.isEmpty() && said.getLast().fine();
    welcome |= fine && place == Place.RECIPIENT;
    return switch (place) {
      case GREETING -> fine ? say(Place.HELLO, "EHLO " + letter.hello()) : NOTHING;
      case HELLO -> fine ? say(Place.SENDER, letter.mail()) : end();
      case SENDER -> fine ? recipient() : end();
      case RECIPIENT -> recipients < letter.to().size() ? recipient() : data();
      case DATA -> fine ? content() : end();
      case CONTENT -> end();
      case END -> NOTHING;
    };
  }

  private byte[] recipient() {
    return say(Place.RECIPIENT, "RCPT TO:<" + letter.to().get(recipients++) + ">");
  }

  private byte[] data() {
    return welcome ? say(Place.DATA, "DATA") : end();
  }

  private byte[] content() {
    place = Place.CONTENT;
    return letter.dotted();
  }

  private byte[] end() {
    return say(Place.END, "QUIT");
  }

  private byte[] say(Place now, String text) {
    place = now;
    return (text + "\r\n").getBytes(UTF_8);
  }
}
