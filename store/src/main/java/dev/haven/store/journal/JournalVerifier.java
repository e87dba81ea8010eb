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

/// Proves that a store is what was written: every checksum and digest in the journal, the hash
/// chain of each log, that every item has its body, and that the index is the one that the journal
/// gives.
///
/// It makes a second index beside the first and compares the two, so it needs a few percent of the
/// journal's size as room. The store must not be open; nothing but the index's tail is changed.
public final class JournalVerifier {
  private static final String RESTORE = "restore this file from a backup";

  private final List<Finding> findings = new ArrayList<>();
  private final Progress progress;
  private long bytes;

  private JournalVerifier(Progress progress) {
    this.progress = progress;
  }

  /// Verifies the store in a folder.
  ///
  /// @throws StoreException if the folder is in use or of an unknown format, or the disk refuses
  public static VerifyReport verify(Path path, JournalOptions options, Progress progress) {
    try (var folder = DataFolder.take(path);
        var segments = Segments.open(folder.journal())) {
      return new JournalVerifier(progress).verify(folder, segments, options);
    } catch (IOException e) {
      throw DiskTrouble.of("cannot verify " + path, e);
    }
  }

  private VerifyReport verify(DataFolder folder, Segments segments, JournalOptions options)
      throws IOException {
    var natives = options.natives().orElse(folder.natives());
    var ready = bringUpToDate(folder, segments, natives, options);
    DataFolder.deleteTree(folder.newIndex());
    try (var fresh = Index.rebuild(folder.newIndex(), natives, options.indexMemory())) {
      readAll(segments, fresh);
      fresh.finishRebuild();
      var logs = new LogVerifier(segments, fresh, this::add, progress);
      if (findings.isEmpty()) {
        logs.verifyAll();
        ready.ifPresent(this::add);
        compare(folder, fresh, natives, options);
      }
      return new VerifyReport(bytes, logs.entries(), logs.items(), findings);
    } finally {
      DataFolder.deleteTree(folder.newIndex());
    }
  }

  /// Does what opening the store would do. Trouble with it counts if the journal is well.
  private Optional<Finding> bringUpToDate(
      DataFolder folder, Segments segments, Path natives, JournalOptions options)
      throws IOException {
    if (Files.exists(folder.index())) {
      try (var index = Index.open(folder.index(), natives, options.indexMemory())) {
        var _ = new Recovery(segments, index, progress).run();
      } catch (StoreException e) {
        return Optional.of(
            new Finding(folder.index().toString(), String.valueOf(e.getMessage()), e.remedy()));
      }
    }
    return Optional.empty();
  }

  private void add(Finding finding) {
    if (findings.size() < VerifyReport.MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  private void readAll(Segments segments, Index fresh) throws IOException {
    long total = 0;
    for (var segment : segments.all()) {
      total += segment.length();
    }
    for (var segment : segments.all()) {
      progress.at("reading " + segment.path().getFileName(), bytes, total);
      read(segments, segment, fresh);
      bytes += segment.length();
    }
    progress.at("read the journal", total, total);
  }

  private void read(Segments segments, SegmentFile segment, Index fresh) throws IOException {
    var sealedEnd = segments.sealedEnd(segment);
    var scanner =
        new SegmentScanner(
            segment,
            SegmentHeader.SIZE,
            segment.header().firstGroup() - 1,
            sealedEnd.orElse(Long.MAX_VALUE),
            true);
    var replay = new Replay(fresh);
    replay.segment(segment.header().nextLog());
    var end = scanner.scan(replay);
    try {
      Recovery.check(segment, sealedEnd, scanner, end);
    } catch (StoreException damaged) {
      var reason = end.reason().isEmpty() ? "a group is missing" : end.reason();
      add(new Finding(segment.path() + " at offset " + end.stop(), reason, RESTORE));
    }
  }

  private void compare(DataFolder folder, Index fresh, Path natives, JournalOptions options)
      throws IOException {
    if (!Files.exists(folder.index()) || !findings.isEmpty()) {
      return; // without an index the next start makes one
    }
    try (var index = Index.open(folder.index(), natives, options.indexMemory())) {
      for (var difference : IndexComparison.differences(fresh, index, VerifyReport.MOST_FINDINGS)) {
        add(new Finding(folder.index().toString(), difference, "run 'haven rebuild'"));
      }
    }
  }
}
