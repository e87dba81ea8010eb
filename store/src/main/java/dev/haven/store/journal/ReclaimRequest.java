package dev.haven.store.journal;

import dev.haven.store.proto.DropRecord;
import dev.haven.store.segment.BytesPayload;
import dev.haven.store.segment.RecordType;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// Writes that something which was given up long ago has ended.
record ReclaimRequest(long log, DropRecord record, CompletableFuture<Void> done)
    implements Request {
  @Override
  public Need need() {
    return Need.LITTLE;
  }

  @Override
  public long bytes() {
    return record.getSerializedSize();
  }

  @Override
  public void write(Group group) throws IOException {
    var complete = record;
    if (record.hasLogPurged()) {
      var purged = record.getLogPurged().toBuilder().setWrittenIn(group.segment());
      complete = DropRecord.newBuilder().setLogPurged(purged).build();
    }
    var place = group.put(RecordType.DROP, log, new BytesPayload(complete.toByteArray()));
    group.update().drop(log, complete, place);
  }
}
