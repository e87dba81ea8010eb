package dev.haven.store.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.Page;
import dev.haven.store.proto.CheckpointRecord;
import dev.haven.store.proto.PageRecord;
import dev.haven.store.segment.BytesPayload;
import dev.haven.store.segment.RecordType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A checkpoint with its changed pages. Encoded by the thread that asks, but for what the committer
/// alone knows.
final class CheckpointRequest implements Request {
  private record EncodedPage(long number, BytesPayload payload) {}

  private final LogId log;
  private final long version;
  private final Retention.Floor floor;
  private final CheckpointRecord.Builder record;
  private final List<EncodedPage> pages = new ArrayList<>();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private long bytes;
  private volatile boolean newer;

  CheckpointRequest(
      LogId log, Checkpoint checkpoint, List<Page> changed, long[] dropped, Retention.Floor floor) {
    this.log = log;
    this.version = checkpoint.version();
    this.floor = floor;
    this.record =
        CheckpointRecord.newBuilder()
            .setLog(log.name())
            .setVersion(version)
            .setRoot(ByteString.copyFrom(checkpoint.root()));
    for (long page : dropped) {
      record.addDroppedPages(page);
    }
    this.bytes = checkpoint.root().length;
    changed.forEach(this::encode);
  }

  private void encode(Page page) {
    var content =
        PageRecord.newBuilder()
            .setNumber(page.number())
            .setContent(UnsafeByteOperations.unsafeWrap(page.bytes()))
            .build();
    pages.add(new EncodedPage(page.number(), new BytesPayload(content.toByteArray())));
    bytes += page.bytes().length;
  }

  @Override
  public CompletableFuture<Void> done() {
    return done;
  }

  /// Done, and whether it was taken: there may be one that is as new.
  CompletableFuture<Boolean> taken() {
    return done.thenApply(_ -> newer);
  }

  @Override
  public Need need() {
    return Need.LITTLE;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void write(Group group) throws IOException {
    var head = group.head(log);
    if (version < 1 || version > head.version()) {
      throw new IllegalArgumentException(log + " has no version " + version);
    }
    if (version <= head.checkpoint()) {
      return;
    }
    requireNewPages(group, head.log());
    newer = true;
    for (var page : pages) {
      var place = group.put(RecordType.PAGE, head.log(), page.payload());
      group.update().page(head.log(), false, page.number(), place);
    }
    complete(group, head);
    var built = record.build();
    var place = group.put(RecordType.CHECKPOINT, head.log(), new BytesPayload(built.toByteArray()));
    group.update().checkpoint(head.log(), false, built, place);
    group.change(log, head.checkpointed(version));
  }

  /// A page that takes another's number would leave the other one counted as alive, and would end
  /// with it when that one is reclaimed.
  private void requireNewPages(Group group, long number) {
    var seen = new HashSet<Long>();
    for (var page : pages) {
      if (!seen.add(page.number()) || group.update().holdsPage(number, page.number())) {
        throw new IllegalArgumentException(log + " has a page " + page.number() + " already");
      }
    }
  }

  private void complete(Group group, Head head) {
    var before = group.update().begin(head.log(), log.name());
    long keptFrom = floor.log() == head.log() ? floor.keptFrom() : 1;
    record
        .setKeptFrom(Math.max(before.keptFrom(), keptFrom))
        .setTimeMicros(group.now())
        .setNewestItem(head.newestItem());
    if (version == head.version()) {
      record.setHash(ByteString.copyFrom(head.hash())).setEntryTimeMicros(head.time());
    } else {
      var entry = group.entry(head.log(), version);
      record.setHash(ByteString.copyFrom(entry.hash())).setEntryTimeMicros(entry.time());
    }
  }
}
