package dev.haven.store.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.store.index.FreedQueue;
import dev.haven.store.index.Index;
import dev.haven.store.proto.DropRecord;
import dev.haven.store.segment.BodyTrailer;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordHeader;
import dev.haven.store.segment.RecordType;
import dev.haven.store.segment.RecordVisitor;
import dev.haven.store.segment.SegmentFile;
import dev.haven.store.segment.SegmentHeader;
import dev.haven.store.segment.SegmentScanner;
import dev.haven.store.segment.Segments;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Takes back the space of dead records: copies what lives in a mostly dead segment to the newest
/// one, and removes the file. Used by the upkeep's thread only.
///
/// A segment is old enough when everything that was given up in it has been reclaimed, so that its
/// entries and checkpoints have nothing more to give up wherever they are copied to. The file is
/// removed after the index that knows the copies is on the disk: whenever the process dies, each
/// live record is in at least one segment that the index or its replay knows.
final class Compactor {
  private static final long BATCH = 1 << 20;

  private final Segments segments;
  private final Index index;
  private final Committer committer;

  Compactor(Segments segments, Index index, Committer committer) {
    this.segments = segments;
    this.index = index;
    this.committer = committer;
  }

  /// Compacts the segment with the largest part dead, if more than half of one is.
  ///
  /// @param reclaimedUntil everything given up before then has been reclaimed
  /// @return whether there was one
  boolean run(long reclaimedUntil) throws IOException {
    var worst = candidate(Math.min(reclaimedUntil, FreedQueue.oldest(index)));
    if (worst.isPresent()) {
      compact(worst.get());
    }
    return worst.isPresent();
  }

  private Optional<SegmentFile> candidate(long reclaimedUntil) throws IOException {
    var found = new ArrayList<SegmentFile>();
    var all = List.copyOf(segments.all());
    for (int i = 0; i + 1 < all.size(); i++) {
      long sealed = all.get(i + 1).header().created();
      if (sealed < reclaimedUntil && liveShare(all.get(i)) < 0.5) {
        found.add(all.get(i));
      }
    }
    return found.stream().min(Comparator.comparingDouble(this::liveShare));
  }

  private double liveShare(SegmentFile segment) {
    try {
      return index.liveBytes().getOrDefault(segment.number(), 0L) / (double) segment.length();
    } catch (IOException e) {
      throw DiskTrouble.of("cannot look at a segment", e);
    }
  }

  private void compact(SegmentFile segment) throws IOException {
    try (var source = FileChannel.open(segment.path(), StandardOpenOption.READ)) {
      var copier = new Copier(segment.number(), source);
      long end = segments.sealedEnd(segment).orElseThrow();
      long before = segment.header().firstGroup() - 1;
      var scan = new SegmentScanner(segment, SegmentHeader.SIZE, before, end, false).scan(copier);
      if (scan.goodEnd() < end) {
        throw new IOException(segment.path() + " at offset " + scan.stop() + " is damaged");
      }
      copier.submit();
    }
    index.forgetSegment(segment.number());
    index.flush(true);
    segments.delete(segment);
  }

  private final class Copier implements RecordVisitor {
    private final int number;
    private final FileChannel source;
    private final List<CopyRequest.Copy> copies = new ArrayList<>();
    private long bytes;

    Copier(int number, FileChannel source) {
      this.number = number;
      this.source = source;
    }

    @Override
    public void record(RecordHeader header, Place place, byte[] payload) {
      try {
        if (Liveness.lives(index, header, place, payload) && !superfluous(header, payload)) {
          add(new CopyRequest.Small(header, place, payload), header.size());
        }
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException("a record with a good checksum is malformed", e);
      }
    }

    /// Whether all that this record ends is gone, together with the segment it was in.
    private boolean superfluous(RecordHeader header, byte[] payload)
        throws InvalidProtocolBufferException {
      if (header.type() != RecordType.DROP) {
        return false;
      }
      var drop = DropRecord.parseFrom(payload);
      if (drop.hasLogPurged()) {
        return !segments.anyUpTo(drop.getLogPurged().getWrittenIn(), number);
      }
      return drop.hasReclaimed()
          && drop.getReclaimed().getSegmentsList().stream()
              .allMatch(ended -> ended == number || segments.find(ended).isEmpty());
    }

    @Override
    public void body(RecordHeader header, Place place, BodyTrailer trailer) {
      var known = index.blob(trailer.id());
      if (known.isPresent() && known.get().place().equals(place)) {
        add(
            new CopyRequest.Body(header, place, trailer.id(), trailer.rawCrc(), source),
            header.size());
      }
    }

    private void add(CopyRequest.Copy copy, long size) {
      copies.add(copy);
      bytes += size;
      if (bytes > BATCH) {
        submit();
      }
    }

    void submit() {
      if (!copies.isEmpty()) {
        var request = new CopyRequest(List.copyOf(copies), bytes, new CompletableFuture<>());
        committer.submit(request);
        request.done().join();
        copies.clear();
        bytes = 0;
      }
    }

    @Override
    public void groupEnd(int segment, long group, long end) {}
  }
}
