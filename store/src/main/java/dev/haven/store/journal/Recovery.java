package dev.haven.store.journal;

import dev.haven.store.StoreException;
import dev.haven.store.index.Index;
import dev.haven.store.segment.ScanEnd;
import dev.haven.store.segment.SegmentFile;
import dev.haven.store.segment.SegmentHeader;
import dev.haven.store.segment.SegmentScanner;
import dev.haven.store.segment.Segments;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Replays the journal into the index, from where the index stands to the journal's end.
///
/// A crash can leave the last group of the last segment torn: nobody was told that it is durable,
/// so it is passed over. Anything else that is broken had been acknowledged: the store refuses to
/// open rather than to forget it.
final class Recovery {
  /// Where the journal ends.
  record Tail(SegmentFile segment, long end) {}

  private final Segments segments;
  private final Index index;
  private final Progress progress;

  Recovery(Segments segments, Index index, Progress progress) {
    this.segments = segments;
    this.index = index;
    this.progress = progress;
  }

  /// Returns where the next group may be written, or empty if there is no segment yet.
  Optional<Tail> run() throws IOException {
    checkPresent();
    var start = index.position();
    long total = 0;
    for (var segment : segments.from(start.segment())) {
      total += segment.length();
    }
    long done = 0;
    var tail = Optional.<Tail>empty();
    for (var segment : segments.from(start.segment())) {
      progress.at("replaying " + segment.path().getFileName(), done, total);
      tail = Optional.of(new Tail(segment, replay(segment)));
      done += segment.length();
    }
    removeForgotten();
    progress.at("replayed the journal", total, total);
    return tail;
  }

  /// A process died between the last two steps of compaction. (Every segment with a group in it is
  /// known to the index, if only as having nothing that lives.)
  private void removeForgotten() throws IOException {
    for (var segment : List.copyOf(segments.all())) {
      if (segment.number() < index.position().segment()
          && !index.liveBytes().containsKey(segment.number())
          && !referredTo(segment)) {
        segments.delete(segment);
      }
    }
  }

  /// Looks before anything is removed, whatever the counts say.
  private boolean referredTo(SegmentFile segment) throws IOException {
    var referred = new Referred(index);
    long before = segment.header().firstGroup() - 1;
    var _ =
        new SegmentScanner(segment, SegmentHeader.SIZE, before, Long.MAX_VALUE, false)
            .scan(referred);
    return referred.any();
  }

  private void checkPresent() {
    var reached = index.position().segment();
    if (reached != 0 && segments.find(reached).isEmpty()) {
      throw missing(reached);
    }
    index
        .liveBytes()
        .forEach((number, bytes) -> {
          if (bytes > 0 && segments.find(number).isEmpty()) {
            throw missing(number);
          }
        });
  }

  private static StoreException missing(int number) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        String.format("journal segment %08d.seg is missing, but records in it are needed", number),
        "restore the file from a backup");
  }

  private long replay(SegmentFile segment) throws IOException {
    var position = index.position();
    boolean continues = position.segment() == segment.number();
    long from = continues ? position.end() : SegmentHeader.SIZE;
    if (from > segment.length()) {
      throw damaged(segment, segment.length(), "the file is too short");
    }
    long lastGroup = continues ? position.group() : segment.header().firstGroup() - 1;
    var sealedEnd = segments.sealedEnd(segment);
    var scanner =
        new SegmentScanner(segment, from, lastGroup, sealedEnd.orElse(Long.MAX_VALUE), false);
    var replay = new Replay(index);
    replay.segment(segment.header().nextLog());
    var end = scanner.scan(replay);
    check(segment, sealedEnd, scanner, end);
    return end.goodEnd();
  }

  /// Refuses what a crash cannot explain.
  static void check(
      SegmentFile segment, Optional<Long> sealedEnd, SegmentScanner scanner, ScanEnd end)
      throws IOException {
    boolean broken =
        sealedEnd.isPresent()
            ? end.goodEnd() < sealedEnd.get()
            : scanner.laterGroup(end.goodEnd()).isPresent();
    if (broken) {
      throw damaged(
          segment, end.stop(), end.reason().isEmpty() ? "a group is missing" : end.reason());
    }
  }

  private static StoreException damaged(SegmentFile segment, long at, String reason) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        segment.path() + " at offset " + at + ": " + reason + ", in acknowledged data",
        "restore this file from a backup; 'haven verify' lists all that is damaged");
  }
}
