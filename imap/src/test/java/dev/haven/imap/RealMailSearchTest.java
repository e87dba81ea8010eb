package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.imap.collation.Collation;
import dev.haven.imap.collation.FoldedText;
import dev.haven.message.EncodedWords;
import dev.haven.message.HeaderFields;
import dev.haven.message.MessageCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Real mail, searched and sorted by the server, and by looking at every header.
class RealMailSearchTest {
  private static final Path REAL = Path.of("../../shared/vectors/real-mail");
  private static final List<String> FIELDS = List.of("From", "To", "Cc", "Subject");
  private static final int WORDS = 150;

  private final List<MessageCard> cards = new ArrayList<>();

  @Test
  void whatIsFoundAndHowItIsSortedIsWhatTheHeadersSay() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(REAL), "the shared vectors are not here");
    try (var world = new ImapWorld(Map.of("largest", "9000000"));
        var peer = new ImapPeer(world, false)) {
      fill(world);
      ModelClient.ok(peer.send("LOGIN jane kestrel-nest"));
      ModelClient.ok(peer.send("SELECT INBOX"));
      var random = new Random(5);
      for (int i = 0; i < WORDS; i++) {
        searchForWord(FIELDS.get(random.nextInt(FIELDS.size())), random, peer);
      }
      checkSort("SUBJECT", Comparator.comparing(card -> folded(card.baseSubject().text())), peer);
      checkSort("DATE", Comparator.comparingLong(RealMailSearchTest::sent), peer);
    }
  }

  private void fill(ImapWorld world) throws Exception {
    try (var files = Files.walk(REAL)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        world.add(Files.readAllBytes(file), "INBOX", 0);
      }
    }
    var messages = world.jane().state().mailbox("INBOX").orElseThrow().messages();
    for (var m = messages.cursor(); m.next(); ) {
      cards.add(world.jane().card(m.emailId()).orElseThrow());
    }
  }

  private static long sent(MessageCard card) {
    return card.sent().isPresent() ? card.sentAt() : 0;
  }

  /// A piece of what is in some message's field, so that it is found now and then.
  private void searchForWord(String field, Random random, ImapPeer peer) throws IOException {
    var text = text(cards.get(random.nextInt(cards.size())), field);
    if (text.length() < 4) {
      return;
    }
    int from = random.nextInt(text.length() - 2);
    var word = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(8)));
    if (word.codePoints().anyMatch(c -> c < ' ' || c == 0xfffd || (c >= 0xd800 && c < 0xe000))) {
      return;
    }
    var octets = word.getBytes(StandardCharsets.UTF_8);
    var command = new ByteArrayOutputStream();
    command.writeBytes(
        ("SEARCH CHARSET UTF-8 " + field + " {" + octets.length + "+}\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    command.writeBytes(octets);
    var answer = peer.send(command.toByteArray(), "SEARCH");
    ModelClient.ok(answer);
    var expected =
        IntStream.range(0, cards.size())
            .filter(i -> folded(text(cards.get(i), field)).contains(folded(word)))
            .mapToObj(i -> i + 1)
            .toList();
    assertEquals(expected, numbers(answer, "SEARCH"), field + " " + word);
  }

  /// As the header says it: all fields of that name.
  private static String text(MessageCard card, String field) {
    var header = HeaderFields.of(card.header());
    var texts = new ArrayList<String>();
    for (int i = 0; i < header.count(); i++) {
      if (header.name(i).text().equalsIgnoreCase(field)) {
        texts.add(EncodedWords.decode(header.value(i)));
      }
    }
    return field.equals("Subject")
        ? texts.stream().findFirst().orElse("")
        : String.join(", ", texts);
  }

  private void checkSort(String key, Comparator<MessageCard> order, ImapPeer peer)
      throws IOException {
    var expected =
        IntStream.range(0, cards.size())
            .boxed()
            .sorted(Comparator.comparing(cards::get, order))
            .map(i -> i + 1)
            .toList();
    var answer = peer.send("SORT (" + key + ") UTF-8 ALL");
    ModelClient.ok(answer);
    assertEquals(expected, numbers(answer, "SORT"), key);
  }

  /// Folded, each octet a character, so that texts compare as their octets do.
  private static String folded(String text) {
    var out = new FoldedText();
    Collation.DEFAULT.fold(text, out);
    return new String(out.copy(), StandardCharsets.ISO_8859_1);
  }

  private static List<Integer> numbers(ImapPeer.Answer answer, String name) {
    var found = answer.data().stream().filter(data -> data.isAbout(name)).toList();
    return found.getFirst().values().stream()
        .skip(1)
        .map(value -> Integer.parseInt(value.text()))
        .toList();
  }
}
