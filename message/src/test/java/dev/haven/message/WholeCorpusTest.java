package dev.haven.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.RandomInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What holds for every message, on all that we have.
class WholeCorpusTest {
  private static final List<Path> MESSAGES = Vectors.messages().toList();

  @TestFactory
  Stream<DynamicTest> everyMessageHasACardAndEveryByteAPlace() {
    return MESSAGES.stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> holds(Vectors.read(file))));
  }

  @TestFactory
  Stream<DynamicTest> mutatedMessagesAreMessagesToo() {
    return RandomInput.seeds(
        400, random -> holds(RandomInput.mutate(anyMessage(random, 60_000), random)));
  }

  @TestFactory
  Stream<DynamicTest> chunksOfAnySizeGiveTheSameCard() {
    return RandomInput.seeds(
        300,
        random -> {
          var message = anyMessage(random, 60_000);
          var whole = MessageCard.encode(MessageStructure.of(message));
          var chunked = MessageCard.encode(inChunks(message, random));
          assertEquals(Slice.of(whole), Slice.of(chunked));
        });
  }

  private static byte[] anyMessage(Random random, int most) {
    while (true) {
      var message = Vectors.read(MESSAGES.get(random.nextInt(MESSAGES.size())));
      if (message.length <= most) {
        return message;
      }
    }
  }

  private static MessageStructure inChunks(byte[] message, Random random) {
    var scanner = new MessageScanner();
    int most = 1 + random.nextInt(random.nextBoolean() ? 4 : 2000);
    int at = 0;
    while (at < message.length) {
      int length = Math.min(message.length - at, random.nextInt(most + 1));
      scanner.accept(message, at, length);
      at += length;
    }
    return scanner.finish();
  }

  private static void holds(byte[] message) {
    var structure = MessageStructure.of(message);
    assertEquals(message.length, structure.size());
    PartsCover.check(structure, message);
    var card = MessageCard.of(MessageCard.encode(structure));
    assertEquals(message.length, card.size());
    assertTrue(WireForm.isList(card.envelope()), "envelope " + card.envelope());
    assertTrue(WireForm.isList(card.bodyStructure()), "body structure " + card.bodyStructure());
    assertTrue(WireForm.isList(card.body()), "body " + card.body());
    PartsCover.sameInTable(structure.root(), card.root());
  }
}
