package dev.haven.store.journal;

import dev.haven.store.LogId;
import dev.haven.store.index.EntryValue;
import dev.haven.store.index.Index;
import dev.haven.store.index.IndexUpdate;
import dev.haven.store.index.LogIndex;
import dev.haven.store.segment.Payload;
import dev.haven.store.segment.Place;
import dev.haven.store.segment.RecordType;
import dev.haven.store.segment.SegmentWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What is written between two syncs: records in the journal, and what they change in the index.
/// Used by the committer's thread only.
final class Group {
  private final long number;
  private final SegmentWriter writer;
  private final Index index;
  private final Heads heads;
  private final long now;
  private final IndexUpdate update;

  private record NewEntry(long log, long version, EntryValue value) {}

  private final List<NewEntry> entries = new ArrayList<>();
  private final List<StagedBody> bodies = new ArrayList<>();
  private long nextLog;
  private boolean begun;

  Group(long number, SegmentWriter writer, Index index, Heads heads, long now) {
    this.number = number;
    this.writer = writer;
    this.index = index;
    this.heads = heads;
    this.now = now;
    this.update = new IndexUpdate(index);
    this.nextLog = index.position().nextLog();
  }

  long now() {
    return now;
  }

  Index index() {
    return index;
  }

  IndexUpdate update() {
    return update;
  }

  Head head(LogId log) {
    return heads.of(log);
  }

  void change(LogId log, Head head) {
    heads.change(log, head);
  }

  /// The number of a log, which begins if it does not exist.
  long number(LogId log, Head head) {
    if (head.exists()) {
      return head.log();
    }
    long fresh = nextLog++;
    update.begin(fresh, log.name());
    return fresh;
  }

  Place put(RecordType type, long log, Payload payload) throws IOException {
    return put(type, false, log, payload);
  }

  Place put(RecordType type, boolean copied, long log, Payload payload) throws IOException {
    if (!begun) {
      begun = true;
      writer.begin(number);
    }
    return writer.put(type, copied, log, payload);
  }

  /// The segment that the group goes to.
  int segment() throws IOException {
    if (!begun) {
      begun = true;
      writer.begin(number);
    }
    return writer.segment();
  }

  /// Writes a body unless it is in the journal already.
  void putBody(StagedBody body) throws IOException {
    if (body.written && update.holds(body.id())) {
      return;
    }
    var place = put(RecordType.BODY, 0, body);
    update.newBody(body.id(), place, body.rawCrc());
    body.written = true;
    bodies.add(body);
  }

  void putEntry(long log, long version, EntryValue value, List<Long> freed) {
    update.entry(log, false, version, value, freed);
    entries.add(new NewEntry(log, version, value));
  }

  /// An entry of this group or an earlier one.
  EntryValue entry(long log, long version) {
    for (var entry : entries) {
      if (entry.log() == log && entry.version() == version) {
        return entry.value();
      }
    }
    try (var view = index.view()) {
      return new LogIndex(view, log).entries(version, version, 1).getFirst().value();
    }
  }

  boolean isEmpty() {
    return !begun;
  }

  /// Makes the group durable in the journal.
  void commit() throws IOException {
    writer.commit();
    update.groupEnd(writer.segment(), number, writer.position());
  }

  /// Takes back what was noted of it outside the journal.
  void undo() {
    heads.forget();
    bodies.forEach(body -> body.written = false);
    if (begun) {
      writer.abandon();
    }
  }
}
