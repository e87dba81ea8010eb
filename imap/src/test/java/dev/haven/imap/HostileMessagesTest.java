package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Real and hostile messages, appended and asked for in every form: each answer is within the
/// grammar, and the forms agree with one another and with the octets that were sent.
///
/// The messages are those of the tests and, where they are, the shared vectors beside the project.
class HostileMessagesTest {
  private static final Path OWN = Path.of("src/test/resources/messages");
  private static final Path VECTORS = Path.of("../../shared/vectors/mime");
  private static final String FORMS =
      "(RFC822.SIZE ENVELOPE BODY BODYSTRUCTURE BODY.PEEK[] BODY.PEEK[HEADER] BODY.PEEK[TEXT]"
          + " BODY.PEEK[1] BODY.PEEK[1.MIME] BODY.PEEK[2.HEADER] BODY.PEEK[1.2.TEXT]<3.7>"
          + " BODY.PEEK[HEADER.FIELDS (SUBJECT FROM)] BODY.PEEK[HEADER.FIELDS.NOT (SUBJECT)]<1.99>"
          + " BODY.PEEK[TEXT]<10.10> BODY.PEEK[]<99999999.10>"
          + " SAVEDATE PREVIEW)";

  /// Parts of one message that are asked for one by one.
  private static final int MOST_PARTS = 40;

  /// Says so where only the project's own messages were tried.
  @Test
  void theSharedMessagesAreAmongThem() {
    assumeTrue(Files.isDirectory(VECTORS), "the shared vectors are not at hand");
  }

  @TestFactory
  Stream<DynamicTest> theFormsOfAMessageAgree() throws IOException {
    var files = files();
    return IntStream.range(0, (files.size() + 49) / 50)
        .mapToObj(i -> files.subList(50 * i, Math.min(files.size(), 50 * i + 50)))
        .map(some -> DynamicTest.dynamicTest(some.getFirst().toString(), () -> check(some)));
  }

  private static List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var folder : List.of(OWN, VECTORS)) {
      if (Files.isDirectory(folder)) {
        try (var found = Files.walk(folder)) {
          found.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
      }
    }
    return files;
  }

  private static void check(List<Path> all) throws Exception {
    var files = new ArrayList<Path>();
    for (var file : all) {
      // APPEND keeps no empty message (RFC 3502 §6.3.11).
      if (Files.size(file) > 0) {
        files.add(file);
      }
    }
    try (var world = new ImapWorld(Map.of("largest", "9000000"));
        var peer = new ImapPeer(world, true)) {
      ModelClient.ok(peer.send("LOGIN jane kestrel-nest"));
      ModelClient.ok(peer.send("ENABLE UTF8=ACCEPT"));
      ModelClient.ok(peer.send("SELECT INBOX"));
      for (int i = 0; i < files.size(); i++) {
        var message = Files.readAllBytes(files.get(i));
        append(message, peer);
        try {
          check(i + 1, message, peer);
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError(files.get(i) + ": " + e.getMessage(), e);
        }
      }
      searchAll(files.size(), peer);
    }
  }

  private static void append(byte[] message, ImapPeer peer) throws IOException {
    var command = new ByteArrayOutputStream();
    command.writeBytes(
        ("APPEND INBOX ~{" + message.length + "+}\r\n").getBytes(StandardCharsets.US_ASCII));
    command.writeBytes(message);
    ModelClient.ok(peer.send(command.toByteArray(), "APPEND"));
  }

  private static void check(int number, byte[] message, ImapPeer peer) throws IOException {
    var items = fetch(number, FORMS, peer);
    assertEquals(message.length + "", items.named("RFC822.SIZE").text());
    assertArrayEquals(message, octets(items.named("BODY[]")));
    var both = new ByteArrayOutputStream();
    both.writeBytes(octets(items.named("BODY[HEADER]")));
    both.writeBytes(octets(items.named("BODY[TEXT]")));
    assertArrayEquals(message, both.toByteArray(), "header and text");
    assertEquals("", items.named("BODY[]<99999999>").text());
    BodyShape.checkEnvelope(items.named("ENVELOPE"));
    var leaves = BodyShape.leaves(items.named("BODYSTRUCTURE"));
    assertEquals(
        leaves.stream().map(BodyShape.Leaf::text).toList(),
        BodyShape.leaves(items.named("BODY")).stream().map(BodyShape.Leaf::text).toList(),
        "BODY and BODYSTRUCTURE");
    for (var leaf : leaves.subList(0, Math.min(MOST_PARTS, leaves.size()))) {
      checkPart(number, leaf, peer);
    }
  }

  private static void checkPart(int number, BodyShape.Leaf leaf, ImapPeer peer) throws IOException {
    var path = leaf.path();
    var forms =
        "(BODY.PEEK[%s] BODY.PEEK[%s.MIME] BINARY.SIZE[%s] BINARY.PEEK[%s]"
            + " BODY.PEEK[%s]<2.5> BINARY.PEEK[%s]<2.5>)";
    var answer = peer.send("FETCH " + number + " " + forms.replace("%s", path));
    if (answer.tagged().code().equals("UNKNOWN-CTE")) {
      assertEquals(List.of(), answer.data(), "a request that fails answers nothing");
      return;
    }
    var items = items(answer);
    assertEquals(leaf.octets(), octets(items.named("BODY[" + path + "]")).length, "part " + path);
    assertEquals(
        items.named("BINARY.SIZE[" + path + "]").text(),
        octets(items.named("BINARY[" + path + "]")).length + "",
        "decoded part " + path);
    for (var form : List.of("BODY", "BINARY")) {
      var whole = octets(items.named(form + "[" + path + "]"));
      var piece = Arrays.copyOfRange(whole, Math.min(2, whole.length), Math.min(7, whole.length));
      assertArrayEquals(
          piece, octets(items.named(form + "[" + path + "]<2>")), "piece of " + form + " " + path);
    }
  }

  private static Response.Group fetch(int number, String forms, ImapPeer peer) throws IOException {
    return items(peer.send("FETCH " + number + " " + forms));
  }

  private static Response.Group items(ImapPeer.Answer answer) {
    ModelClient.ok(answer);
    assertEquals(1, answer.data().size());
    return (Response.Group) answer.data().getFirst().values().get(2);
  }

  private static byte[] octets(Response.Value value) {
    return value instanceof Response.Text(var bytes)
        ? bytes
        : value.text().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void searchAll(int count, ImapPeer peer) throws IOException {
    for (var key :
        List.of(
            "TEXT the",
            "BODY =",
            "SUBJECT re",
            "HEADER X-Mailer \"\"",
            "FROM @",
            "OR TO a CC b",
            "TEXT \"\u00e4\"",
            "SENTBEFORE 1-Jan-2000")) {
      ModelClient.ok(peer.send("SEARCH " + key));
    }
    var all = peer.send("SEARCH RETURN (COUNT) OR HEADER Subject \"\" NOT HEADER Subject \"\"");
    assertEquals("COUNT", all.data().getFirst().word(2));
    assertEquals(count + "", all.data().getFirst().word(3));
    var numbers = IntStream.rangeClosed(1, count).boxed().toList();
    for (var key : List.of("ARRIVAL", "CC", "DATE", "FROM", "SIZE", "SUBJECT", "TO", "DISPLAYTO")) {
      assertEquals(numbers, numbers("SORT (" + key + ") UTF-8 ALL", peer), key);
    }
    for (var algorithm : List.of("ORDEREDSUBJECT", "REFERENCES", "REFS")) {
      assertEquals(numbers, numbers("THREAD " + algorithm + " UTF-8 ALL", peer), algorithm);
    }
    ModelClient.ok(peer.send("FETCH 1:* (PREVIEW (LAZY))"));
  }

  /// The messages in an answer, in order of their numbers.
  private static List<Integer> numbers(String command, ImapPeer peer) throws IOException {
    var answer = peer.send(command);
    ModelClient.ok(answer);
    return answer.data().getFirst().values().stream()
        .skip(1)
        .flatMap(HostileMessagesTest::flat)
        .sorted()
        .toList();
  }

  private static Stream<Integer> flat(Response.Value value) {
    return value instanceof Response.Group group
        ? group.values().stream().flatMap(HostileMessagesTest::flat)
        : Stream.of(Integer.valueOf(value.text()));
  }

  @Test
  void headersLargerThanAnyBufferComeWhole() throws Exception {
    var header = "Subject: large\r\n" + ("X: " + "y".repeat(900) + "\r\n").repeat(1500) + "\r\n";
    var message = (header + "body\r\n").getBytes(StandardCharsets.US_ASCII);
    try (var world = new ImapWorld(Map.of("largest", "9000000"));
        var peer = new ImapPeer(world, true)) {
      ModelClient.ok(peer.send("LOGIN jane kestrel-nest"));
      ModelClient.ok(peer.send("ENABLE UTF8=ACCEPT"));
      ModelClient.ok(peer.send("SELECT INBOX"));
      append(message, peer);
      check(1, message, peer);
      var items = fetch(1, "(RFC822.HEADER)", peer);
      assertEquals(header, items.named("RFC822.HEADER").text());
    }
  }
}
