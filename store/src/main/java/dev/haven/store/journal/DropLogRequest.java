package dev.haven.store.journal;

import dev.haven.store.LogId;
import dev.haven.store.proto.DropRecord;
import dev.haven.store.proto.LogDropped;
import dev.haven.store.segment.BytesPayload;
import dev.haven.store.segment.RecordType;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Ends a log for its readers; its space is taken back later, step by step.
record DropLogRequest(LogId log, CompletableFuture<Void> done) implements Request {
  @Override
  public Need need() {
    return Need.LITTLE;
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void write(Group group) throws IOException {
    var head = group.head(log);
    if (!head.exists()) {
      return;
    }
    var dropped = LogDropped.newBuilder().setLog(log.name()).setTimeMicros(group.now());
    var record = DropRecord.newBuilder().setLogDropped(dropped).build();
    var place = group.put(RecordType.DROP, head.log(), new BytesPayload(record.toByteArray()));
    group.update().drop(head.log(), record, place);
    group.change(log, Head.NONE);
  }
}
