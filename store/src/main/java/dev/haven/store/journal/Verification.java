package dev.haven.store.journal;

import dev.haven.store.StoreException;
import dev.haven.store.index.Index;
import dev.haven.store.index.IndexComparison;
import dev.haven.store.journal.VerifyReport.Finding;
import dev.haven.store.segment.SegmentFile;
import dev.haven.store.segment.SegmentHeader;
import dev.haven.store.segment.SegmentScanner;
import dev.haven.store.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The work of proving that a journal is what was written: every checksum and digest, the hash
/// chain of each log, that every item has its body, and that the index is the one that the journal
/// gives. It makes a second index from the journal and compares the two. Used by one thread.
final class Verification {
  private static final String RESTORE = "restore this file from a backup";

  /// What is verified.
  ///
  /// @param segments that nobody removes meanwhile
  /// @param end where the last of them ends; without it, where its last whole group does
  /// @param index a folder that nobody else has open; none is there if the index is lost
  /// @param work a folder of its own for the second index
  record Subject(Segments segments, Optional<Long> end, Path index, Path work) {}

  /// How an index is opened.
  ///
  /// @param natives where the native library lies
  /// @param memory of each of the two indexes
  record IndexOptions(Path natives, long memory) {}

  private final Subject subject;
  private final IndexOptions options;
  private final Progress progress;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> troubles = new ArrayList<>();
  private long bytes;

  Verification(Subject subject, IndexOptions options, Progress progress) {
    this.subject = subject;
    this.options = options;
    this.progress = progress;
  }

  /// Something that was found before.
  void add(Finding finding) {
    if (findings.size() < VerifyReport.MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  /// Something that was found before, and counts if the journal is well.
  void addTrouble(Finding finding) {
    troubles.add(finding);
  }

  VerifyReport run() throws IOException {
    try (var fresh = Index.rebuild(subject.work(), options.natives(), options.memory())) {
      readAll(fresh);
      fresh.finishRebuild(() -> progress.at("read the journal", bytes, bytes));
      var logs = new LogVerifier(subject.segments(), fresh, this::add, progress);
      if (findings.isEmpty()) {
        logs.verifyAll();
        troubles.forEach(this::add);
      }
      if (findings.isEmpty() && Files.exists(subject.index())) {
        compare(fresh); // without an index the next start makes one
      }
      return new VerifyReport(bytes, logs.entries(), logs.items(), findings);
    }
  }

  private void readAll(Index fresh) throws IOException {
    var all = List.copyOf(subject.segments().all());
    long total = 0;
    for (var segment : all) {
      total += segment.length();
    }
    for (var segment : all) {
      var end = segment.equals(all.getLast()) ? subject.end() : Optional.<Long>empty();
      read(segment, end, fresh, total);
      bytes += Math.min(segment.length(), end.orElse(Long.MAX_VALUE));
    }
    progress.at("read the journal", bytes, bytes);
  }

  private void read(SegmentFile segment, Optional<Long> end, Index fresh, long total)
      throws IOException {
    var what = "reading " + segment.path().getFileName();
    long before = bytes;
    progress.at(what, before, total);
    var sealedEnd = end.isPresent() ? end : subject.segments().sealedEnd(segment);
    var scanner =
        new SegmentScanner(
            segment,
            SegmentHeader.SIZE,
            segment.header().firstGroup() - 1,
            sealedEnd.orElse(Long.MAX_VALUE),
            true);
    var replay = new Replay(fresh, reached -> progress.at(what, before + reached, total));
    replay.segment(segment.header().nextLog());
    var found = scanner.scan(replay);
    try {
      Recovery.check(segment, sealedEnd, scanner, found);
    } catch (StoreException damaged) {
      var reason = found.reason().isEmpty() ? "a group is missing" : found.reason();
      add(new Finding(segment.path() + " at offset " + found.stop(), reason, RESTORE));
    }
  }

  private void compare(Index fresh) throws IOException {
    try (var index = Index.open(subject.index(), options.natives(), options.memory())) {
      var differences =
          IndexComparison.differences(
              fresh,
              index,
              VerifyReport.MOST_FINDINGS,
              () -> progress.at("comparing the index", bytes, bytes));
      for (var difference : differences) {
        add(
            new Finding(
                "the index", difference, "stop the server if it runs, then run 'haven rebuild'"));
      }
    }
  }
}
