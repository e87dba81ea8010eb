package dev.haven.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.Append;
import dev.haven.store.Item;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.contract.TestClock;
import dev.haven.store.segment.BodyTrailer;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordHeader;
import dev.haven.store.segment.RecordVisitor;
import dev.haven.store.segment.SegmentHeader;
import dev.haven.store.segment.SegmentScanner;
import dev.haven.store.segment.Segments;
import dev.haven.testkit.RandomInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A torn end is cut, and nothing else is: damage to what was acknowledged is always found.
final class DamageTest {
  private static final LogId LOG = new LogId("account/one");
  private static final int APPENDS = 6;

  @TempDir Path folder;
  private final JournalOptions options =
      TestFolders.options(StoreOptions.defaults(), new TestClock()).segmentSize(1 << 20);
  private Path original;
  private byte[] segment;
  private final List<Place> records = new ArrayList<>();
  private final List<Long> groupEnds = new ArrayList<>();

  DamageTest() {
    original = Path.of("");
    segment = new byte[0];
  }

  @BeforeEach
  void writeSomeGroups() throws IOException {
    original = folder.resolve("original");
    try (var store = JournalStore.open(original, options)) {
      for (int v = 1; v <= APPENDS; v++) {
        try (var blob = store.stage()) {
          blob.write(("body " + v).getBytes(UTF_8), 0, 6);
          blob.finish();
          var items = List.of(new Item(v, blob, ("card " + v).getBytes(UTF_8)));
          store.append(new Append(LOG, v, new byte[v], items, new long[0])).join();
        }
      }
    }
    segment = Files.readAllBytes(segmentIn(original));
    try (var segments = Segments.open(original.resolve("journal"))) {
      new SegmentScanner(segments.last().orElseThrow(), SegmentHeader.SIZE, 0, 1 << 20, true)
          .scan(new Recorder());
    }
    assertEquals(APPENDS, groupEnds.size());
  }

  private static Path segmentIn(Path store) {
    return store.resolve("journal").resolve("00000001.seg");
  }

  @Test
  void theLastGroupIsCutAtWhateverByteItIsTorn() throws IOException {
    long start = groupEnds.get(APPENDS - 2);
    long end = groupEnds.getLast();
    for (long cut = start; cut < end; cut++) {
      assertEquals(start, goodEnd(Arrays.copyOf(segment, (int) cut)), "cut at " + cut);
    }
    assertEquals(end, goodEnd(segment));
  }

  @Test
  void aTornLastGroupWithZerosBehindIsCutToo() throws IOException {
    long start = groupEnds.get(APPENDS - 2);
    long end = groupEnds.getLast();
    for (long cut = start; cut < end - 8; cut++) {
      var torn = segment.clone();
      Arrays.fill(torn, (int) cut, torn.length, (byte) 0);
      assertEquals(start, goodEnd(torn), "zeros from " + cut);
    }
  }

  /// Scans, and proves that recovery would cut here and not refuse.
  private long goodEnd(byte[] bytes) throws IOException {
    var copy = Files.createDirectories(folder.resolve("cut"));
    Files.write(copy.resolve("00000001.seg"), bytes);
    try (var segments = Segments.open(copy)) {
      var file = segments.last().orElseThrow();
      var scanner = new SegmentScanner(file, SegmentHeader.SIZE, 0, Long.MAX_VALUE, false);
      var end = scanner.scan(new Recorder());
      assertTrue(scanner.laterGroup(end.goodEnd()).isEmpty());
      return end.goodEnd();
    }
  }

  @Test
  void aStoreWithATornEndOpensAndGoesOn() throws IOException {
    long middle = (groupEnds.get(APPENDS - 2) + groupEnds.getLast()) / 2;
    var copy = copyWith(Arrays.copyOf(segment, (int) middle));
    try (var store = JournalStore.open(copy, options)) {
      assertEquals(APPENDS - 1, store.newest(LOG));
      assertTrue(store.body(LOG, APPENDS).isEmpty());
      store.append(Append.of(LOG, APPENDS, new byte[1])).join();
    }
    assertTrue(JournalVerifier.verify(copy, options, Progress.UNSEEN).clean());
  }

  @Test
  void aSegmentThatLacksWhatTheIndexKnowsIsRefused() throws IOException {
    Files.write(segmentIn(original), Arrays.copyOf(segment, segment.length / 2));
    var refused = assertThrows(StoreException.class, () -> JournalStore.open(original, options));
    assertEquals(StoreException.Kind.DAMAGED, refused.kind());
  }

  @Test
  void aMissingSegmentIsRefusedByName() throws IOException {
    Files.delete(segmentIn(original));
    var refused = assertThrows(StoreException.class, () -> JournalStore.open(original, options));
    assertTrue(String.valueOf(refused.getMessage()).contains("00000001.seg"), refused.getMessage());
  }

  @TestFactory
  Stream<DynamicTest> aFlippedBitInAcknowledgedDataIsRefusedAndNamed() {
    return RandomInput.seeds(
        6,
        random -> {
          var acknowledged =
              records.stream().filter(r -> r.offset() < groupEnds.get(APPENDS - 2)).toList();
          var damaged = flipped(acknowledged, random);
          var copy = copyWith(damaged);
          var refused = assertThrows(StoreException.class, () -> JournalStore.open(copy, options));
          assertEquals(StoreException.Kind.DAMAGED, refused.kind());
          assertTrue(String.valueOf(refused.getMessage()).contains("00000001.seg at offset"));
          assertFalse(refused.remedy().isEmpty());
          assertFalse(JournalVerifier.verify(copy, options, Progress.UNSEEN).clean());
        });
  }

  @Test
  void aReadOfDamagedBytesIsRefused() throws IOException {
    try (var store = JournalStore.open(original, options)) {
      var first = records.getFirst();
      var damaged = segment.clone();
      damaged[(int) first.payloadOffset()] ^= 1;
      Files.write(segmentIn(original), damaged);
      var ref = store.body(LOG, 1).orElseThrow();
      var refused = assertThrows(StoreException.class, () -> store.blob(ref, 0, new byte[6], 0, 6));
      assertEquals(StoreException.Kind.DAMAGED, refused.kind());
      var body = store.storedBody(LOG, 1).orElseThrow();
      refused = assertThrows(StoreException.class, () -> body.read(0, new byte[6], 0, 6));
      assertEquals(StoreException.Kind.DAMAGED, refused.kind());
    }
  }

  private byte[] flipped(List<Place> places, Random random) {
    var place = places.get(random.nextInt(places.size()));
    int at = place.offset() + random.nextInt(RecordHeader.SIZE + place.length());
    var damaged = segment.clone();
    damaged[at] ^= (byte) (1 << random.nextInt(8));
    return damaged;
  }

  /// A store with this journal and no index.
  private Path copyWith(byte[] bytes) throws IOException {
    var copy = Files.createTempDirectory(folder, "copy");
    Files.createDirectories(copy.resolve("journal"));
    Files.write(segmentIn(copy), bytes);
    return copy;
  }

  private final class Recorder implements RecordVisitor {
    @Override
    public void record(RecordHeader header, Place place, byte[] payload) {
      records.add(place);
    }

    @Override
    public void body(RecordHeader header, Place place, BodyTrailer trailer) {
      records.add(place);
    }

    @Override
    public void groupEnd(int number, long group, long end) {
      groupEnds.add(end);
    }
  }
}
