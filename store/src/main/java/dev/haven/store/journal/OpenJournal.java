package dev.haven.store.journal;

import dev.haven.store.StoreException;
import dev.haven.store.index.Index;
import dev.haven.store.segment.SegmentWriter;
import dev.haven.store.segment.Segments;
import dev.haven.store.segment.WriteGate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// The parts of an open store, and the order in which they are opened and closed.
record OpenJournal(
    JournalOptions options,
    DataFolder folder,
    Segments segments,
    Index index,
    StagingArea staging,
    Committer committer,
    Upkeep upkeep,
    RunningVerifier verifier)
    implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(OpenJournal.class.getName());

  static OpenJournal open(Path path, JournalOptions options, Progress progress, WriteGate gate)
      throws IOException {
    var folder = DataFolder.take(path);
    try {
      return open(folder, options, progress, gate);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static OpenJournal open(
      DataFolder folder, JournalOptions options, Progress progress, WriteGate gate)
      throws IOException {
    var segments = Segments.open(folder.journal());
    JournalRebuild.ifMissing(folder, segments, options, progress);
    var index =
        Index.open(
            folder.index(), options.natives().orElse(folder.natives()), options.indexMemory());
    try {
      return start(folder, segments, index, options, progress, gate);
    } catch (IOException | RuntimeException e) {
      index.close();
      segments.close();
      throw e;
    }
  }

  private static OpenJournal start(
      DataFolder folder,
      Segments segments,
      Index index,
      JournalOptions options,
      Progress progress,
      WriteGate gate)
      throws IOException {
    var tail = new Recovery(segments, index, progress).run();
    var writer =
        new SegmentWriter(segments, gate, origin(index, options.clock()), options.segmentSize());
    if (tail.isPresent()) {
      writer.continueAfter(tail.get().segment(), tail.get().end());
    }
    var space = new SpaceGuard(folder.journal(), options.reserve());
    var repair = new Recovery(segments, index, Progress.UNSEEN);
    var committer =
        new Committer(
            writer,
            gate,
            index,
            () -> {
              index.reopen();
              var _ = repair.run();
            },
            space,
            options.clock());
    var memory = new BodyMemory(options.bodyMemory());
    var staging = new StagingArea(folder.staging(), options.clock(), memory);
    var upkeep =
        new Upkeep(
            new Reclaimer(index, committer), new Compactor(segments, index, committer), options);
    var verifier = new RunningVerifier(folder, segments, index, upkeep, options);
    committer.start();
    upkeep.start();
    return new OpenJournal(options, folder, segments, index, staging, committer, upkeep, verifier);
  }

  private static SegmentWriter.Origin origin(Index index, InstantSource clock) {
    return new SegmentWriter.Origin() {
      @Override
      public long nextLog() {
        return index.position().nextLog();
      }

      @Override
      public long nowMicros() {
        return Times.now(clock);
      }
    };
  }

  @Override
  public void close() {
    upkeep.close();
    verifier.close();
    try {
      committer.close();
      flush();
      index.close();
      staging.close();
      segments.close();
      folder.close();
    } catch (IOException e) {
      throw DiskTrouble.of("cannot close the store", e);
    }
  }

  private void flush() {
    try {
      index.flush(true);
    } catch (StoreException e) {
      LOG.log(System.Logger.Level.WARNING, "the next start will replay: {0}", e.getMessage());
    }
  }
}
