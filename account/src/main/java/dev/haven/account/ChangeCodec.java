package dev.haven.account;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.account.format.AccessKeysForgotten;
import dev.haven.account.format.AccountChange;
import dev.haven.account.format.AccountEntry;
import dev.haven.account.format.Delivered;
import dev.haven.account.format.FlagsChanged;
import dev.haven.account.format.KeywordAdded;
import dev.haven.account.format.MailboxCreated;
import dev.haven.account.format.MailboxDeleted;
import dev.haven.account.format.MailboxRenamed;
import dev.haven.account.format.MessagesAdded;
import dev.haven.account.format.MessagesCopied;
import dev.haven.account.format.MessagesExpunged;
import dev.haven.account.format.MetadataSet;
import dev.haven.account.format.RightsGiven;
import dev.haven.account.format.SharerRemoved;
import dev.haven.account.format.Subscribed;
import dev.haven.account.format.Unsubscribed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes and reads the entries of an account's log, as `account.proto` publishes them.
final class ChangeCodec {
  private ChangeCodec() {}

  static byte[] encode(List<Change> changes) {
    var entry = AccountEntry.newBuilder();
    for (var change : changes) {
      entry.addChanges(encode(change));
    }
    return entry.build().toByteArray();
  }

  private static AccountChange encode(Change change) {
    var to = AccountChange.newBuilder();
    switch (change) {
      case Change.MailboxCreated c -> to.setMailboxCreated(created(c));
      case Change.MailboxRenamed c ->
          to.setMailboxRenamed(
              MailboxRenamed.newBuilder().setMailbox(c.id().value()).setName(c.name()));
      case Change.MailboxDeleted c ->
          to.setMailboxDeleted(MailboxDeleted.newBuilder().setMailbox(c.id().value()));
      case Change.KeywordAdded c ->
          to.setKeywordAdded(
              KeywordAdded.newBuilder().setMailbox(c.mailbox().value()).setName(c.name()));
      case Change.MessagesAdded c -> to.setMessagesAdded(added(c));
      case Change.MessagesCopied c -> to.setMessagesCopied(copied(c));
      case Change.FlagsChanged c -> to.setFlagsChanged(flags(c));
      case Change.MessagesAnnotated c -> to.setMessagesAnnotated(AnnotationCodec.encode(c));
      case Change.MessagesExpunged c ->
          to.setMessagesExpunged(
              MessagesExpunged.newBuilder()
                  .setMailbox(c.mailbox().value())
                  .addAllUids(UidCodec.encode(c.uids())));
      case Change.Subscribed c -> to.setSubscribed(Subscribed.newBuilder().setName(c.name()));
      case Change.Unsubscribed c -> to.setUnsubscribed(Unsubscribed.newBuilder().setName(c.name()));
      case Change.Delivered c -> to.setDelivered(encode(c.delivery()));
      case Change.RightsGiven c ->
          to.setRightsGiven(
              RightsGiven.newBuilder()
                  .setMailbox(c.mailbox().value())
                  .setEntry(HeadCodec.encode(c.entry())));
      case Change.SharerAdded c -> to.setSharerAdded(HeadCodec.encode(c.sharer()));
      case Change.SharerRemoved c ->
          to.setSharerRemoved(SharerRemoved.newBuilder().setAccount(c.account()));
      case Change.AccessKeySet c -> to.setAccessKeySet(HeadCodec.encode(c.of(), c.key()));
      case Change.AccessKeysForgotten _ ->
          to.setAccessKeysForgotten(AccessKeysForgotten.getDefaultInstance());
      case Change.MetadataSet c ->
          to.setMetadataSet(
              MetadataSet.newBuilder()
                  .setMailbox(c.mailbox().map(MailboxId::value).orElse(0L))
                  .setEntry(HeadCodec.encode(c.key(), c.value())));
    }
    return to.build();
  }

  private static MailboxCreated.Builder created(Change.MailboxCreated c) {
    return MailboxCreated.newBuilder()
        .setMailbox(c.id().value())
        .setName(c.name())
        .setRole(c.role().map(Role::number).orElse(0))
        .setUidValidity((int) c.uidValidity());
  }

  private static MessagesAdded.Builder added(Change.MessagesAdded c) {
    var to =
        MessagesAdded.newBuilder()
            .setMailbox(c.mailbox().value())
            .setFirstUid((int) c.firstUid())
            .setSavedAt(c.savedAt());
    for (var arrival : c.arrivals()) {
      to.addArrivals(encode(arrival));
    }
    return to;
  }

  private static dev.haven.account.format.Arrival encode(Arrival arrival) {
    var to =
        dev.haven.account.format.Arrival.newBuilder()
            .setEmail(arrival.email())
            .setSize(arrival.size())
            .setFlags(arrival.flags())
            .setReceivedAt(arrival.receivedAt());
    if (arrival.sentAt() != Long.MIN_VALUE) {
      to.setSentAt(arrival.sentAt());
    }
    if (arrival.thread() != arrival.email()) {
      to.setThread(arrival.thread());
    }
    arrival.threadKeys().forEach(to::addThreadKeys);
    return to.build();
  }

  private static MessagesCopied.Builder copied(Change.MessagesCopied c) {
    return MessagesCopied.newBuilder()
        .setSource(c.source().value())
        .addAllUids(UidCodec.encode(c.uids()))
        .setTarget(c.target().value())
        .setFirstUid((int) c.firstUid())
        .setSavedAt(c.savedAt());
  }

  private static FlagsChanged.Builder flags(Change.FlagsChanged c) {
    return FlagsChanged.newBuilder()
        .setMailbox(c.mailbox().value())
        .addAllUids(UidCodec.encode(c.uids()))
        .setAdd(c.add())
        .setRemove(c.remove());
  }

  static Delivered encode(Delivery delivery) {
    return Delivered.newBuilder()
        .setId(delivery.id())
        .setMailbox(delivery.mailbox().value())
        .setUidValidity((int) delivery.uidValidity())
        .setUid((int) delivery.uid())
        .setEmail(delivery.email())
        .build();
  }

  /// The changes of an entry.
  ///
  /// @throws IllegalStateException if a kind of change is unknown here
  static List<Change> decode(byte[] payload) throws InvalidProtocolBufferException {
    var changes = new ArrayList<Change>();
    for (var change : AccountEntry.parseFrom(payload).getChangesList()) {
      changes.add(decode(change));
    }
    return changes;
  }

  private static Change decode(AccountChange from) {
    return switch (from.getKindCase()) {
      case MAILBOX_CREATED -> created(from.getMailboxCreated());
      case MAILBOX_RENAMED ->
          new Change.MailboxRenamed(
              new MailboxId(from.getMailboxRenamed().getMailbox()),
              from.getMailboxRenamed().getName());
      case MAILBOX_DELETED ->
          new Change.MailboxDeleted(new MailboxId(from.getMailboxDeleted().getMailbox()));
      case KEYWORD_ADDED ->
          new Change.KeywordAdded(
              new MailboxId(from.getKeywordAdded().getMailbox()), from.getKeywordAdded().getName());
      case MESSAGES_ADDED -> added(from.getMessagesAdded());
      case MESSAGES_COPIED -> copied(from.getMessagesCopied());
      case FLAGS_CHANGED -> flags(from.getFlagsChanged());
      case MESSAGES_ANNOTATED -> AnnotationCodec.decode(from.getMessagesAnnotated());
      case MESSAGES_EXPUNGED ->
          new Change.MessagesExpunged(
              new MailboxId(from.getMessagesExpunged().getMailbox()),
              UidCodec.decode(from.getMessagesExpunged().getUidsList()));
      case SUBSCRIBED -> new Change.Subscribed(from.getSubscribed().getName());
      case UNSUBSCRIBED -> new Change.Unsubscribed(from.getUnsubscribed().getName());
      case DELIVERED -> new Change.Delivered(decode(from.getDelivered()));
      case RIGHTS_GIVEN ->
          new Change.RightsGiven(
              new MailboxId(from.getRightsGiven().getMailbox()),
              HeadCodec.decode(from.getRightsGiven().getEntry()));
      case SHARER_ADDED -> new Change.SharerAdded(HeadCodec.decode(from.getSharerAdded()));
      case SHARER_REMOVED -> new Change.SharerRemoved(from.getSharerRemoved().getAccount());
      case METADATA_SET -> metadata(from.getMetadataSet());
      case ACCESS_KEY_SET ->
          new Change.AccessKeySet(
              HeadCodec.of(from.getAccessKeySet()),
              Octets.of(from.getAccessKeySet().getKey().toByteArray()));
      case ACCESS_KEYS_FORGOTTEN -> new Change.AccessKeysForgotten();
      case KIND_NOT_SET ->
          throw new IllegalStateException(
              "holds a kind of change that only a later version of Haven knows");
    };
  }

  private static Change metadata(MetadataSet from) {
    return new Change.MetadataSet(
        from.getMailbox() == 0 ? Optional.empty() : Optional.of(new MailboxId(from.getMailbox())),
        HeadCodec.key(from.getEntry()),
        HeadCodec.value(from.getEntry()));
  }

  private static Change created(MailboxCreated from) {
    return new Change.MailboxCreated(
        new MailboxId(from.getMailbox()),
        from.getName(),
        role(from.getRole()),
        Integer.toUnsignedLong(from.getUidValidity()));
  }

  static Optional<Role> role(int number) {
    return number == 0 ? Optional.empty() : Optional.of(Role.of(number));
  }

  private static Change added(MessagesAdded from) {
    var arrivals = new ArrayList<Arrival>(from.getArrivalsCount());
    for (var arrival : from.getArrivalsList()) {
      arrivals.add(
          new Arrival(
              arrival.getEmail(),
              arrival.getSize(),
              arrival.getFlags(),
              arrival.getReceivedAt(),
              arrival.hasSentAt() ? arrival.getSentAt() : Long.MIN_VALUE,
              arrival.hasThread() ? arrival.getThread() : arrival.getEmail(),
              List.copyOf(arrival.getThreadKeysList())));
    }
    return new Change.MessagesAdded(
        new MailboxId(from.getMailbox()),
        Integer.toUnsignedLong(from.getFirstUid()),
        from.getSavedAt(),
        arrivals);
  }

  private static Change copied(MessagesCopied from) {
    return new Change.MessagesCopied(
        new MailboxId(from.getSource()),
        UidCodec.decode(from.getUidsList()),
        new MailboxId(from.getTarget()),
        Integer.toUnsignedLong(from.getFirstUid()),
        from.getSavedAt());
  }

  private static Change flags(FlagsChanged from) {
    return new Change.FlagsChanged(
        new MailboxId(from.getMailbox()),
        UidCodec.decode(from.getUidsList()),
        from.getAdd(),
        from.getRemove());
  }

  static Delivery decode(Delivered from) {
    return new Delivery(
        from.getId(),
        new MailboxId(from.getMailbox()),
        Integer.toUnsignedLong(from.getUidValidity()),
        Integer.toUnsignedLong(from.getUid()),
        from.getEmail());
  }
}
