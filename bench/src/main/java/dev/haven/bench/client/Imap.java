package dev.haven.bench.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An IMAP session. For one thread.
///
/// Commands are bytes made beforehand with the tag `a`; of answers only lines and literals are told
/// apart, unless their text is asked for.
public final class Imap implements AutoCloseable {
  private static final byte[] TAGGED = {'a', ' '};
  private static final byte[] CONTINUE = {'+'};

  private final Stream stream;

  private Imap(Stream stream) {
    this.stream = stream;
  }

  public static Imap open(Door door) throws IOException {
    return over(door.open());
  }

  /// The connection of that number of very many.
  public static Imap open(Door door, int number) throws IOException {
    return over(door.open(number));
  }

  /// Signed in.
  public static Imap open(Door door, String user, String password) throws IOException {
    var imap = open(door);
    imap.signIn(user, password);
    return imap;
  }

  /// Over a connection on which nothing was read yet.
  static Imap over(Transport transport) throws IOException {
    var stream = new Stream(transport);
    stream.line();
    if (!stream.text().startsWith("* OK")) {
      throw new Wrong("greeted with " + stream.text());
    }
    return new Imap(stream);
  }

  /// The bytes of a command without literals.
  public static byte[] command(String text) {
    return ("a " + text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  public void signIn(String user, String password) throws IOException {
    require("LOGIN " + user + " " + password);
  }

  public Answer require(String text) throws IOException {
    return require(command(text));
  }

  /// Runs a command that must succeed.
  public Answer require(byte[] command) throws IOException {
    stream.write(command);
    return completion();
  }

  /// Sends bytes and does not wait.
  public void send(byte[] bytes) throws IOException {
    stream.write(bytes);
  }

  /// Reads up to the next tagged line, which must say OK.
  public Answer completion() throws IOException {
    long before = stream.consumed();
    long responses = 0;
    long literals = 0;
    while (true) {
      stream.line();
      if (stream.begins(TAGGED)) {
        var status = stream.text().substring(TAGGED.length);
        var answer = new Answer(status, responses, literals, stream.consumed() - before);
        if (!answer.ok()) {
          throw new Wrong("answered " + status);
        }
        return answer;
      }
      responses++;
      for (int octets = literal(); octets >= 0; octets = literal()) {
        literals++;
        stream.skip(octets);
        stream.line();
      }
    }
  }

  /// The size of the literal that the line just read announces; -1 if it announces none.
  private int literal() {
    var bytes = stream.bytes();
    int at = stream.end() - 1;
    if (at <= stream.start() || bytes[at] != '}') {
      return -1;
    }
    int size = 0;
    int scale = 1;
    for (at--; at > stream.start() && bytes[at] >= '0' && bytes[at] <= '9'; at--) {
      size += (bytes[at] - '0') * scale;
      scale *= 10;
    }
    return bytes[at] == '{' && scale > 1 ? size : -1;
  }

  /// Waits for the server to say `+`.
  public void awaitContinuation() throws IOException {
    do {
      stream.line();
      if (stream.begins(TAGGED)) {
        throw new Wrong("answered " + stream.text() + " instead of +");
      }
    } while (!stream.begins(CONTINUE));
  }

  /// The next line, whatever it is.
  public String line() throws IOException {
    stream.line();
    return stream.text();
  }

  /// Runs a command that must succeed, and keeps what it answers: each untagged response whole, its
  /// literals within.
  public List<byte[]> responses(String text) throws IOException {
    var all = new ArrayList<byte[]>();
    each(text, all::add);
    return all;
  }

  /// The same, one after the other.
  public void each(String text, Reader reader) throws IOException {
    stream.write(command(text));
    while (true) {
      stream.line();
      if (stream.begins(TAGGED)) {
        if (!stream.text().startsWith("a OK")) {
          throw new Wrong(text + " answered " + stream.text());
        }
        return;
      }
      reader.read(response());
    }
  }

  /// Takes one untagged response.
  @FunctionalInterface
  public interface Reader {
    void read(byte[] response) throws IOException;
  }

  private byte[] response() throws IOException {
    var whole = new ByteArrayOutputStream();
    while (true) {
      whole.write(stream.bytes(), stream.start(), stream.end() - stream.start());
      int octets = literal();
      if (octets < 0) {
        return whole.toByteArray();
      }
      whole.writeBytes(new byte[] {'\r', '\n'});
      whole.writeBytes(stream.take(octets));
      stream.line();
    }
  }

  /// How many messages a mailbox has; it need not be selected.
  public int count(String mailbox) throws IOException {
    var text =
        new String(
            responses("STATUS " + mailbox + " (MESSAGES)").getLast(), StandardCharsets.ISO_8859_1);
    int from = text.lastIndexOf("MESSAGES ") + "MESSAGES ".length();
    return Integer.parseInt(text, from, text.indexOf(')', from), 10);
  }

  public boolean offers(String capability) throws IOException {
    var line = new String(responses("CAPABILITY").getFirst(), StandardCharsets.ISO_8859_1);
    return (line + " ").contains(" " + capability + " ");
  }

  /// Gives back what memory the client does not need while the session does nothing, for there may
  /// be very many.
  public void rest() {
    stream.rest();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
