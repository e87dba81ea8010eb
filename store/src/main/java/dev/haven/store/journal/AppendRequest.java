package dev.haven.store.journal;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.haven.store.Append;
import dev.haven.store.Item;
import dev.haven.store.Store;
import dev.haven.store.VersionConflict;
import dev.haven.store.index.EntryValue;
import dev.haven.store.proto.AddedItem;
import dev.haven.store.proto.CardRecord;
import dev.haven.store.proto.EntryRecord;
import dev.haven.store.segment.BytesPayload;
import dev.haven.store.segment.RecordType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// An append. Everything that does not depend on the entry before is encoded by the thread that
/// asks, so that the committer only copies, fills in time and previous hash, and hashes the entry.
final class AppendRequest implements Request {
  /// Room in front of an encoded entry for its two fields that the committer fills in. Fields of a
  /// Protocol Buffer may come in any order.
  private static final int LATE = 1 + 8 + 2 + Digests.SIZE;

  private static final byte TIME_TAG = (3 << 3) | 1;
  private static final byte PREVIOUS_TAG = (4 << 3) | 2;

  @SuppressWarnings("ArrayRecordComponent") // carried to the committer, never compared
  private record Card(long number, StagedBody body, byte[] card, BytesPayload record) {}

  private final Append append;
  private final List<Card> cards = new ArrayList<>();
  private final List<Long> freed;
  private final byte[] entry;
  private final long bytes;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /// @throws IllegalArgumentException or IllegalStateException if the contract forbids the append
  AppendRequest(Append append) {
    this.append = append;
    this.freed = Arrays.stream(append.freed()).boxed().toList();
    if (append.payload().length > Store.LARGEST_PAYLOAD) {
      throw new IllegalArgumentException("payload of " + append.payload().length + " bytes");
    }
    this.entry = encodeEntry(append);
    long total = entry.length;
    for (var item : append.added()) {
      var card = encodeCard(item);
      cards.add(card);
      total += card.body().length() + card.card().length;
    }
    this.bytes = total;
    hold();
  }

  private static byte[] encodeEntry(Append append) {
    var record =
        EntryRecord.newBuilder()
            .setLog(append.log().name())
            .setVersion(append.version())
            .setPayload(UnsafeByteOperations.unsafeWrap(append.payload()));
    for (var item : append.added()) {
      record.addItems(digestsOf(item));
    }
    for (long number : append.freed()) {
      record.addFreed(number);
    }
    var built = record.build();
    var bytes = new byte[LATE + built.getSerializedSize()];
    var rest = ByteBuffer.wrap(bytes, LATE, bytes.length - LATE);
    built.toByteString().copyTo(rest);
    return bytes;
  }

  private static AddedItem digestsOf(Item item) {
    var body = bodyOf(item);
    return AddedItem.newBuilder()
        .setNumber(item.number())
        .setBlobHigh(body.id().high())
        .setBlobLow(body.id().low())
        .setCardSha256(ByteString.copyFrom(Digests.sha256(item.card())))
        .setBodySha256(UnsafeByteOperations.unsafeWrap(body.sha256()))
        .build();
  }

  private static StagedBody bodyOf(Item item) {
    if (!(item.body() instanceof StagedBody body)) {
      throw new IllegalArgumentException("item " + item.number() + ": staged in another store");
    }
    if (!body.finished()) {
      throw new IllegalStateException("item " + item.number() + ": body is not finished");
    }
    return body;
  }

  private static Card encodeCard(Item item) {
    if (item.card().length > Store.LARGEST_CARD) {
      throw new IllegalArgumentException("card of " + item.card().length + " bytes");
    }
    var body = bodyOf(item);
    var card = item.card().clone();
    var record =
        CardRecord.newBuilder()
            .setNumber(item.number())
            .setBlobHigh(body.id().high())
            .setBlobLow(body.id().low())
            .setBlobLength(body.length())
            .setCard(UnsafeByteOperations.unsafeWrap(card))
            .build();
    return new Card(item.number(), body, card, new BytesPayload(record.toByteArray()));
  }

  private void hold() {
    int held = 0;
    try {
      for (var card : cards) {
        card.body().hold();
        held++;
      }
    } catch (IllegalStateException e) {
      cards.subList(0, held).forEach(card -> card.body().release());
      throw e;
    }
  }

  @Override
  public void settled() {
    cards.forEach(card -> card.body().release());
  }

  @Override
  public CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public Need need() {
    return cards.isEmpty() ? Need.LITTLE : Need.ROOM;
  }

  @Override
  public long bytes() {
    return bytes;
  }

  @Override
  public void write(Group group) throws IOException, VersionConflict {
    var head = group.head(append.log());
    if (append.version() != head.version() + 1) {
      throw new VersionConflict(append.log(), append.version(), head.version());
    }
    checkNumbers(head);
    long log = group.number(append.log(), head);
    for (var card : cards) {
      group.putBody(card.body());
      var place = group.put(RecordType.CARD, log, card.record());
      group.update().card(log, false, card.number(), card.body().ref(), place, card.card());
    }
    writeEntry(group, head, log);
  }

  private void checkNumbers(Head head) {
    long before = head.newestItem();
    for (var card : cards) {
      if (card.number() <= before) {
        throw new IllegalArgumentException("item " + card.number() + " follows " + before);
      }
      before = card.number();
    }
  }

  private void writeEntry(Group group, Head head, long log) throws IOException {
    long time = Math.max(group.now(), head.time());
    var late = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
    late.put(TIME_TAG).putLong(time);
    late.put(PREVIOUS_TAG).put((byte) Digests.SIZE).put(head.hash());
    var hash = Digests.sha256(entry);
    var place = group.put(RecordType.ENTRY, log, new BytesPayload(entry));
    group.putEntry(log, append.version(), new EntryValue(place, time, hash), freed);
    long item = cards.isEmpty() ? 0 : cards.getLast().number();
    group.change(append.log(), head.appended(log, time, hash, item));
  }
}
