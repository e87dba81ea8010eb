package dev.haven.store.journal;

import dev.haven.store.StoreException;
import dev.haven.store.index.Index;
import dev.haven.store.index.Position;
import dev.haven.store.journal.VerifyReport.Finding;
import dev.haven.store.segment.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Verifies an open store while it is written to. One at a time; any thread.
///
/// The point up to which is verified is the one that a copy of the index tells of itself: an index
/// is written after the sync, a group at a time, and each time with the place in the journal that
/// it covers. Up to that place the journal is durable and never changes, as long as no segment is
/// removed: compaction is held off meanwhile. Nobody else waits, and what is written after the
/// point is not judged.
final class RunningVerifier {
  private static final long MOST_MEMORY = 16 << 20;
  private static final long LOOK_EVERY_MILLIS = 200;

  private final DataFolder folder;
  private final Segments segments;
  private final Index index;
  private final Upkeep upkeep;
  private final Verification.IndexOptions opening;
  private final long reserve;
  private final Semaphore mayRun = new Semaphore(1);
  private volatile boolean closed;

  RunningVerifier(
      DataFolder folder, Segments segments, Index index, Upkeep upkeep, JournalOptions options) {
    this.folder = folder;
    this.segments = segments;
    this.index = index;
    this.upkeep = upkeep;
    this.reserve = options.reserve();
    this.opening =
        new Verification.IndexOptions(
            options.natives().orElse(folder.natives()),
            Math.min(options.indexMemory(), MOST_MEMORY));
  }

  VerifyReport run(Progress progress) throws IOException {
    if (!mayRun.tryAcquire()) {
      throw new StoreException(
          StoreException.Kind.IO,
          "a verification runs already",
          "wait until it has ended, or stop the command that began it");
    }
    try {
      goOn();
      return keepingSegments(new Unhurried(progress, this::goOn));
    } finally {
      mayRun.release();
    }
  }

  /// Ends with the store, and before mail would be refused for want of room.
  private void goOn() {
    if (closed) {
      throw StoreException.closed();
    }
    try {
      if (Files.getFileStore(folder.journal()).getUsableSpace() < 2 * reserve) {
        throw DiskTrouble.full("the disk is nearly full, and verifying takes room");
      }
    } catch (IOException e) {
      throw DiskTrouble.of("cannot look at the disk", e);
    }
  }

  private VerifyReport keepingSegments(Progress progress) throws IOException {
    awaitSegments(progress);
    try {
      DataFolder.deleteTree(folder.verify());
      return verify(progress);
    } finally {
      upkeep.segments().unlock();
      DataFolder.deleteTree(folder.verify());
    }
  }

  /// Compaction may hold them for as long as it takes to copy one; whoever asked may leave
  /// meanwhile, and the store may close.
  private void awaitSegments(Progress progress) {
    try {
      while (!upkeep.segments().tryLock(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.at("waiting for compaction", 0, 1);
        goOn();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private VerifyReport verify(Progress progress) throws IOException {
    progress.at("copying the index", 0, 1);
    var copy = Files.createDirectories(folder.verify()).resolve("copied");
    index.copyTo(copy);
    var reached = reached(copy);
    var lost = new ArrayList<StoreException>();
    try (var still = segments.again(reached.segment(), lost::add)) {
      var lastIsThere = still.find(reached.segment()).isPresent();
      var subject =
          new Verification.Subject(
              still,
              lastIsThere ? Optional.of(reached.end()) : Optional.empty(),
              copy,
              folder.verify().resolve("made"));
      var verification = new Verification(subject, opening, progress);
      for (var each : lost) {
        verification.add(finding(each));
      }
      return verification.run();
    }
  }

  private static Finding finding(StoreException lost) {
    return new Finding("the journal", String.valueOf(lost.getMessage()), lost.remedy());
  }

  private Position reached(Path copy) throws IOException {
    try (var copied = Index.open(copy, opening.natives(), opening.memory())) {
      return copied.position();
    }
  }

  /// Ends a verification that runs, and waits until it has cleaned up. None can begin after.
  void close() {
    closed = true;
    mayRun.acquireUninterruptibly();
  }
}
