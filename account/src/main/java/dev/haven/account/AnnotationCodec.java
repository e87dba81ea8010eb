package dev.haven.account;

import com.google.protobuf.ByteString;
import dev.haven.account.format.AnnotationItem;
import dev.haven.account.format.ChunkPage;
import dev.haven.account.format.MessagesAnnotated;
import dev.haven.account.format.PageAnnotation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Writes and reads annotations of messages, in entries and on pages. See `account.proto`.
final class AnnotationCodec {
  private AnnotationCodec() {}

  static MessagesAnnotated encode(Change.MessagesAnnotated change) {
    var to =
        MessagesAnnotated.newBuilder()
            .setMailbox(change.mailbox().value())
            .addAllUids(UidCodec.encode(change.uids()));
    new TreeMap<>(change.values()).forEach((key, value) -> to.addItems(encode(key, value)));
    return to.build();
  }

  static Change decode(MessagesAnnotated from) {
    var values = new TreeMap<AnnotationKey, Optional<Octets>>();
    from.getItemsList().forEach(item -> values.put(key(item), value(item)));
    return new Change.MessagesAnnotated(
        new MailboxId(from.getMailbox()), UidCodec.decode(from.getUidsList()), values);
  }

  static void encode(AnnotationColumn column, ChunkPage.Builder page) {
    column
        .all()
        .forEach((uid, annotations) ->
            annotations
                .values()
                .forEach((key, value) ->
                    page.addAnnotations(
                        PageAnnotation.newBuilder()
                            .setUid(uid.intValue())
                            .setItem(encode(key, Optional.of(value))))));
  }

  static AnnotationColumn decode(List<PageAnnotation> from) {
    var all = new TreeMap<Long, Annotations>();
    for (var annotation : from) {
      long uid = Integer.toUnsignedLong(annotation.getUid());
      var one = new TreeMap<AnnotationKey, Optional<Octets>>();
      one.put(key(annotation.getItem()), value(annotation.getItem()));
      all.merge(uid, Annotations.NONE.with(one), (old, _) -> old.with(one));
    }
    return AnnotationColumn.NONE.with(all);
  }

  private static AnnotationItem encode(AnnotationKey key, Optional<Octets> value) {
    var item = AnnotationItem.newBuilder().setOwner(key.owner()).setEntry(key.entry());
    value.ifPresent(octets -> item.setValue(ByteString.copyFrom(octets.bytes())));
    return item.build();
  }

  private static AnnotationKey key(AnnotationItem item) {
    return new AnnotationKey(item.getEntry(), item.getOwner());
  }

  private static Optional<Octets> value(AnnotationItem item) {
    return item.hasValue()
        ? Optional.of(Octets.of(item.getValue().toByteArray()))
        : Optional.empty();
  }
}
