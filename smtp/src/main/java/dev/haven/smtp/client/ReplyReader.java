package dev.haven.smtp.client;

import dev.haven.wire.Input;
import dev.haven.wire.Line;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads replies, however many lines they have (RFC 5321 §4.2.1), up to bounds.
///
/// For the session's thread.
final class ReplyReader {
  /// RFC 5321 §4.5.3.1.5 says 512 octets; some servers tell longer stories.
  private static final int LONGEST_LINE = 4096;

  private static final int MOST_LINES = 128;
  private static final int LONGEST_TEXT = 1000;

  private final Input in;
  private final Transcript transcript;

  ReplyReader(Input in, Transcript transcript) {
    this.in = in;
    this.transcript = transcript;
  }

  /// Waits for a whole reply.
  ///
  /// @throws EOFException if the server closed the connection
  /// @throws SocketTimeoutException if it said nothing for too long
  /// @throws NotSmtp if what it said is no reply
  ServerReply next() throws IOException {
    var lines = new ArrayList<String>();
    int code = 0;
    while (lines.size() < MOST_LINES) {
      var line = line();
      transcript.received(line);
      int lineCode = code(line);
      if (code != 0 && lineCode != code) {
        throw new NotSmtp("a reply that begins with " + code + " goes on with " + lineCode);
      }
      code = lineCode;
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() < 4 || line.charAt(3) == ' ') {
        return reply(code, lines);
      }
    }
    throw new NotSmtp("a reply of more than " + MOST_LINES + " lines");
  }

  private String line() throws IOException {
    return switch (in.readLine(LONGEST_LINE)) {
      case Line.Complete(var bytes) -> printable(new String(bytes, StandardCharsets.UTF_8));
      case Line.TooLong(var limit, _) ->
          throw new NotSmtp("a line of more than " + limit + " octets");
      case Line.TimedOut _ -> throw new SocketTimeoutException("no answer");
      case Line.Closed _ -> throw new EOFException("the server closed the connection");
      case Line.ShuttingDown _ -> throw new EOFException("the connection is closed");
    };
  }

  private static int code(String line) throws NotSmtp {
    boolean digits = line.length() >= 3;
    for (int i = 0; i < 3 && digits; i++) {
      digits = line.charAt(i) >= '0' && line.charAt(i) <= '9';
    }
    boolean separated =
        line.length() == 3 || " -".indexOf(line.charAt(Math.min(3, line.length() - 1))) >= 0;
    int code = digits && separated ? Integer.parseInt(line.substring(0, 3)) : 0;
    if (code < 200 || code > 599) {
      throw new NotSmtp("the server does not speak SMTP: it said \"" + shortened(line) + "\"");
    }
    return code;
  }

  private static String shortened(String line) {
    return line.length() > 80 ? line.substring(0, 80) + "..." : line;
  }

  /// Takes the enhanced code off each line (RFC 2034 §4).
  private static ServerReply reply(int code, List<String> lines) {
    var enhanced = enhanced(code, lines.getFirst());
    if (enhanced.isEmpty()) {
      return new ServerReply(code, "", lines);
    }
    lines.replaceAll(line ->
        line.startsWith(enhanced.get()) ? line.substring(enhanced.get().length()).strip() : line);
    return new ServerReply(code, enhanced.get(), lines);
  }

  /// RFC 3463 §2: class, subject and detail, the class the same as the code's.
  private static Optional<String> enhanced(int code, String text) {
    int space = text.indexOf(' ');
    var word = space < 0 ? text : text.substring(0, space);
    int dots = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean dot = c == '.' && i > 0 && word.charAt(i - 1) != '.';
      if (!dot && (c < '0' || c > '9')) {
        return Optional.empty();
      }
      dots += dot ? 1 : 0;
    }
    boolean fits = dots == 2 && word.length() <= 9 && !word.endsWith(".");
    return fits && word.charAt(0) - '0' == code / 100 ? Optional.of(word) : Optional.empty();
  }

  private static String printable(String line) {
    return line.length() <= LONGEST_TEXT && isPrintable(line) ? line : madePrintable(line);
  }

  private static boolean isPrintable(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String madePrintable(String line) {
    var printable = new StringBuilder();
    line.codePoints()
        .limit(LONGEST_TEXT)
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }
}
