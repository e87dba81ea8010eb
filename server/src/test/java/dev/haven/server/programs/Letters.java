package dev.haven.server.programs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The messages that are sent, and what must be left of them. Texts are ISO 8859-1, so that a
/// character is an octet.
final class Letters {
  private static final Path OURS = Path.of("src/test/resources/programs/messages");
  private static final Path VECTORS = Path.of("../../shared/vectors");

  /// What delivery puts before a message: Return-Path and Received, up to its date (RFC 5321 §4.4).
  private static final Pattern TRACE =
      Pattern.compile(
          """
          Return-Path: <.*>\r?
          Received: from .*\r?
          (?:\t.*\r?
          )*?\t[A-Z][a-z][a-z], \\d.*\r?
          """,
          Pattern.UNIX_LINES);

  private Letters() {}

  /// A few that are always there: with dots, blanks, eight bits, parts in parts. All lines end with
  /// CRLF, and each has a date and an identification.
  static List<String> few() throws IOException {
    try (var files = Files.list(OURS)) {
      return files.sorted().map(Letters::read).toList();
    }
  }

  /// The same for programs that read messages into Python's email package and write them anew: that
  /// adds an empty line to parts which are elsewhere (RFC 2046 §5.2.3).
  static List<String> fewForPython() throws IOException {
    return few().stream().filter(letter -> !letter.contains("message/external-body")).toList();
  }

  /// One of them.
  static String one(String name) {
    return read(OURS.resolve(name + ".eml"));
  }

  /// All files of a folder of the shared vectors; none where those are not at hand.
  static List<Path> vectors(String folder) throws IOException {
    var path = VECTORS.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (var files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /// What came back, without what delivery wrote.
  static String withoutTrace(String delivered) {
    var trace = TRACE.matcher(delivered);
    assertTrue(trace.lookingAt(), () -> "no trace: " + head(delivered));
    return delivered.substring(trace.end());
  }

  /// What was sent must be what came back.
  static void assertDelivered(String sent, String delivered) {
    assertSame("the message", sent, withoutTrace(delivered));
  }

  /// One whose header is not ASCII, as octets.
  static String beyondAscii(String from, String to) {
    return utf8(
        """
        From: %s
        To: %s
        Subject: Grüße
        Date: Sat, 1 Aug 2026 12:00:00 +0200
        Message-ID: <beyond.ascii@example.org>

        Bis bald.
        """
            .formatted(from, to)
            .replace("\n", "\r\n"));
  }

  /// The octets of a text that is not ISO 8859-1.
  static String utf8(String text) {
    return text(text.getBytes(UTF_8));
  }

  /// What was sent must be what another server has put into a file, behind what it wrote itself.
  static void assertStored(String sent, String stored) {
    var unix = unix(sent);
    int start = stored.length() - unix.length();
    assertTrue(start > 0, stored);
    assertSame("the message", unix, stored.substring(start));
    assertTrue(stored.startsWith("Return-"), stored.substring(0, start));
  }

  /// The same messages, in whatever order.
  static void assertSame(Stream<String> sent, Stream<String> received) {
    var expected = sent.sorted().toList();
    var actual = received.sorted().toList();
    for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
      assertSame("message " + i, expected.get(i), actual.get(i));
    }
    assertEquals(expected.size(), actual.size(), "number of messages");
  }

  /// The same octets; a failure shows the place and not the whole.
  static void assertSame(String what, String sent, String received) {
    if (!sent.equals(received)) {
      int at = 0;
      int end = Math.min(sent.length(), received.length());
      while (at < end && sent.charAt(at) == received.charAt(at)) {
        at++;
      }
      assertEquals(around(sent, at), around(received, at), what + " differs at octet " + at);
    }
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 60));
  }

  /// For programs that keep messages with the line ends of Unix.
  static String unix(String text) {
    return text.replace("\r\n", "\n");
  }

  private static String head(String text) {
    return text.substring(0, Math.min(200, text.length()));
  }
}
