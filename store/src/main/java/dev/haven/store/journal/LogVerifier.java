package dev.haven.store.journal;

import com.google.protobuf.ByteString;
import dev.haven.store.BlobId;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import dev.haven.store.index.Index;
import dev.haven.store.index.ItemValue;
import dev.haven.store.index.LogHead;
import dev.haven.store.index.LogIndex;
import dev.haven.store.journal.VerifyReport.Finding;
import dev.haven.store.proto.AddedItem;
import dev.haven.store.proto.EntryRecord;
import dev.haven.store.segment.RecordReader;
import dev.haven.store.segment.Segments;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Checks what lies between records: that versions have no gap, that each entry carries the hash of
/// the one before, and that items are those that their entries added. Used by one thread.
final class LogVerifier {
  private static final int AT_ONCE = 1000;
  private static final String RESTORE = "restore the journal from a backup";

  private final Index index;
  private final RecordReader records;
  private final Consumer<Finding> findings;
  private final Progress progress;
  private Runnable step = () -> {};
  private long entries;
  private long items;

  LogVerifier(Segments segments, Index index, Consumer<Finding> findings, Progress progress) {
    this.index = index;
    this.records = new RecordReader(segments);
    this.findings = findings;
    this.progress = progress;
  }

  long entries() {
    return entries;
  }

  long items() {
    return items;
  }

  void verifyAll() throws IOException {
    var logs = index.logs("");
    int done = 0;
    for (var log : logs) {
      var what = "checking " + log;
      long before = done++;
      step = () -> progress.at(what, before, logs.size());
      verify(log, index.log(log).orElseThrow());
    }
    index.blobsWithoutBody(
        id -> findings.accept(new Finding("blob " + id, "its body is missing", RESTORE)));
    progress.at("checked all logs", logs.size(), logs.size());
  }

  private void verify(LogId name, long log) throws IOException {
    step.run();
    var head = index.head(log).orElseThrow();
    if (head.version() > 0) {
      readable(name + " checkpoint " + head.version(), () -> records.payload(head.checkpoint()));
    }
    var hash = Optional.of(new byte[Digests.SIZE]);
    long next = head.keptFrom();
    if (next > 1) {
      hash = next == head.version() + 1 ? Optional.of(head.hash()) : Optional.empty();
    }
    for (var some = entries(log, next); !some.isEmpty(); some = entries(log, next)) {
      for (var entry : some) {
        if (entry.version() != next) {
          report(name, next, "entries up to " + (entry.version() - 1) + " are missing");
        }
        verify(name, log, entry, hash, head);
        hash = Optional.of(entry.value().hash());
        next = entry.version() + 1;
      }
    }
    if (next <= head.version()) {
      report(name, next, "entries before the checkpoint are missing");
    }
    verifyPages(name, log);
  }

  private List<LogIndex.Versioned> entries(long log, long from) {
    try (var view = index.view()) {
      return new LogIndex(view, log).entries(from, Long.MAX_VALUE, AT_ONCE);
    }
  }

  private void verify(
      LogId name, long log, LogIndex.Versioned entry, Optional<byte[]> before, LogHead head)
      throws IOException {
    step.run();
    entries++;
    long version = entry.version();
    var payload = records.payload(entry.value().place());
    var record = EntryRecord.parseFrom(payload);
    if (!record.getLog().equals(name.name()) || record.getVersion() != version) {
      report(name, version, "is another entry");
    }
    if (before.isPresent() && !Arrays.equals(record.getPrevious().toByteArray(), before.get())) {
      report(name, version, "does not follow the entry before: the hash chain is broken");
    }
    if (version == head.version() && !Arrays.equals(head.hash(), entry.value().hash())) {
      report(name, version, "is not the entry that the checkpoint contains");
    }
    for (var item : record.getItemsList()) {
      var known = index.item(log, item.getNumber());
      if (known.isPresent()) {
        verify(name, log, version, item, known.get());
      }
    }
  }

  private void verify(LogId name, long log, long version, AddedItem item, ItemValue known)
      throws IOException {
    items++;
    var card = index.card(log, item.getNumber()).orElseThrow();
    if (!item.getCardSha256().equals(ByteString.copyFrom(Digests.sha256(card)))) {
      report(name, version, "item " + item.getNumber() + ": the card is another one");
    }
    var id = new BlobId(item.getBlobHigh(), item.getBlobLow());
    var blob = index.blob(id);
    if (!known.blob().id().equals(id) || blob.isEmpty()) {
      report(name, version, "item " + item.getNumber() + ": the body is another one");
    } else if (blob.get().seen()
        && !item.getBodySha256().equals(ByteString.copyFrom(records.digest(blob.get().place())))) {
      report(name, version, "item " + item.getNumber() + ": the body was altered");
    }
  }

  private void verifyPages(LogId name, long log) {
    List<LogIndex.Located> pages;
    try (var view = index.view()) {
      pages = new LogIndex(view, log).pages(Integer.MAX_VALUE);
    }
    for (var page : pages) {
      step.run();
      readable(name + " page " + page.number(), () -> records.payload(page.place()));
    }
  }

  private interface Read {
    byte[] run() throws IOException;
  }

  private void readable(String what, Read read) {
    try {
      var _ = read.run();
    } catch (IOException | StoreException e) {
      findings.accept(new Finding(what, String.valueOf(e.getMessage()), RESTORE));
    }
  }

  private void report(LogId log, long version, String what) {
    findings.accept(new Finding(log + " version " + version, what, RESTORE));
  }
}
