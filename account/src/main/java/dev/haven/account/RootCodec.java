package dev.haven.account;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.account.format.AccountRoot;
import dev.haven.account.format.ChunkRoot;
import dev.haven.account.format.Delivered;
import dev.haven.account.format.MailboxRoot;
import dev.haven.account.format.PurseRoot;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/// Writes and reads the root of a checkpoint, see `account.proto`: all but the messages, and where
/// those are.
final class RootCodec {
  private static final int FORMAT = 1;

  private RootCodec() {}

  /// The root of a checkpoint of that state.
  ///
  /// @param pages tells on which page a chunk is
  static byte[] encode(AccountState state, ToLongFunction<Chunk> pages) {
    var root =
        AccountRoot.newBuilder()
            .setFormat(FORMAT)
            .setNextMailbox(state.numbers().nextMailbox())
            .setLastUidValidity((int) state.numbers().lastUidValidity())
            .setNextEmail(state.numbers().nextEmail())
            .setOctets(state.usage().octets())
            .setMessages(state.usage().messages())
            .addAllSubscriptions(state.subscribed())
            .addAllMetadata(HeadCodec.encode(state.metadata()));
    state.accessKeys().all().forEach((of, key) -> root.addAccessKeys(HeadCodec.encode(of, key)));
    state.sharers().forEach(sharer -> root.addSharers(HeadCodec.encode(sharer)));
    for (var mailbox : state.byId()) {
      root.addMailboxes(encode(mailbox, pages));
    }
    new ReferencesCodec(root).encode(state.references());
    state.deliveries().older().forEach(d -> root.addOlderDeliveries(ChangeCodec.encode(d)));
    state.deliveries().recent().forEach(d -> root.addRecentDeliveries(ChangeCodec.encode(d)));
    state.threads().older((key, thread) -> root.addOlderThreadKeys(key).addOlderThreads(thread));
    state.threads().recent((key, thread) -> root.addRecentThreadKeys(key).addRecentThreads(thread));
    return root.build().toByteArray();
  }

  private static MailboxRoot encode(Mailbox mailbox, ToLongFunction<Chunk> pages) {
    var root =
        MailboxRoot.newBuilder()
            .setMailbox(mailbox.id().value())
            .setName(mailbox.name())
            .setRole(mailbox.role().map(Role::number).orElse(0))
            .setUidValidity((int) mailbox.uidValidity())
            .setUidNext(mailbox.uidNext())
            .setHighestModSeq(mailbox.highestModSeq())
            .addAllKeywords(mailbox.keywords().names())
            .addAllAcl(HeadCodec.encode(mailbox.acl()))
            .addAllMetadata(HeadCodec.encode(mailbox.metadata()));
    var messages = mailbox.messages();
    for (int i = 0; i < messages.chunks(); i++) {
      var chunk = messages.chunk(i);
      root.addChunks(encode(chunk.summary(), pages.applyAsLong(chunk)));
    }
    return root.build();
  }

  private static ChunkRoot encode(ChunkSummary summary, long page) {
    var root = ChunkRoot.newBuilder();
    summary
        .annotations()
        .octets()
        .forEach((owner, octets) -> root.addAnnotations(purse(owner, octets)));
    return root.setPage(page)
        .setCount(summary.count())
        .setFirstUid((int) summary.firstUid())
        .setLastUid((int) summary.lastUid())
        .setUnseen(summary.unseen())
        .setDeleted(summary.deleted())
        .setSize(summary.size())
        .setDeletedSize(summary.deletedSize())
        .setHighestModSeq(summary.highestModSeq())
        .build();
  }

  /// The state that a checkpoint of that version holds.
  ///
  /// @throws IllegalStateException if the format is a later one
  static AccountState decode(long version, byte[] bytes, PageReader pages)
      throws InvalidProtocolBufferException {
    var root = AccountRoot.parseFrom(bytes);
    if (root.getFormat() != FORMAT) {
      throw new IllegalStateException(
          "is a checkpoint of format " + root.getFormat() + ", which a later Haven wrote");
    }
    var mailboxes =
        root.getMailboxesList().stream()
            .map(mailbox -> decode(mailbox, pages))
            .toArray(Mailbox[]::new);
    var names = new TreeMap<String, MailboxId>();
    for (var mailbox : mailboxes) {
      names.put(mailbox.name(), mailbox.id());
    }
    return new AccountState(
        version,
        mailboxes,
        names,
        new TreeSet<>(root.getSubscriptionsList()),
        root.getSharersList().stream().map(HeadCodec::decode).toList(),
        HeadCodec.metadata(root.getMetadataList()),
        HeadCodec.accessKeys(root.getAccessKeysList()),
        new Usage(root.getOctets(), root.getMessages()),
        new Numbers(
            root.getNextMailbox(),
            Integer.toUnsignedLong(root.getLastUidValidity()),
            root.getNextEmail()),
        ReferencesCodec.decode(root.getReferencesList()),
        Deliveries.of(
            deliveries(root.getOlderDeliveriesList()), deliveries(root.getRecentDeliveriesList())),
        Threads.of(
            ledger(root.getOlderThreadKeysList(), root.getOlderThreadsList()),
            ledger(root.getRecentThreadKeysList(), root.getRecentThreadsList())));
  }

  private static ThreadLedger ledger(List<Long> keys, List<Long> threads) {
    if (keys.size() != threads.size()) {
      throw new IllegalStateException("has " + keys.size() + " keys for " + threads.size());
    }
    var ledger = new ThreadLedger();
    for (int i = 0; i < keys.size(); i++) {
      ledger.add(keys.get(i), threads.get(i));
    }
    return ledger;
  }

  private static List<Delivery> deliveries(List<Delivered> from) {
    return from.stream().map(ChangeCodec::decode).toList();
  }

  private static Mailbox decode(MailboxRoot root, PageReader pages) {
    var chunks =
        root.getChunksList().stream()
            .map(chunk -> new Chunk(summary(chunk), chunk.getPage(), pages))
            .toArray(Chunk[]::new);
    return Mailbox.restored(
        new MailboxHead(
            new MailboxId(root.getMailbox()),
            root.getName(),
            ChangeCodec.role(root.getRole()).orElse(null),
            Integer.toUnsignedLong(root.getUidValidity()),
            HeadCodec.acl(root.getAclList()),
            HeadCodec.metadata(root.getMetadataList())),
        root.getUidNext(),
        root.getHighestModSeq(),
        Keywords.of(root.getKeywordsList()),
        Messages.of(chunks));
  }

  private static PurseRoot purse(String owner, long octets) {
    return PurseRoot.newBuilder().setOwner(owner).setOctets(octets).build();
  }

  private static ChunkSummary summary(ChunkRoot root) {
    var purses = new TreeMap<String, Long>();
    root.getAnnotationsList().forEach(purse -> purses.put(purse.getOwner(), purse.getOctets()));
    return new ChunkSummary(
        root.getCount(),
        Integer.toUnsignedLong(root.getFirstUid()),
        Integer.toUnsignedLong(root.getLastUid()),
        root.getUnseen(),
        root.getDeleted(),
        root.getSize(),
        root.getDeletedSize(),
        root.getHighestModSeq(),
        Purses.of(purses));
  }
}
