package dev.haven.account;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Applies the changes of one entry to a state: the only place where changes have their meaning,
/// for those just decided and for those replayed. For the account's leader only.
///
/// A change that does not fit the state is an [IllegalStateException]: a bug of ours or a damaged
/// log, never the client's doing.
final class StateEditor {
  private final long version;
  private final PageReader pages;
  private Mailbox[] mailboxes;
  private NavigableMap<String, MailboxId> names;
  private NavigableSet<String> subscriptions;
  private List<Sharer> sharers;
  private Metadata metadata;
  private AccessKeys accessKeys;
  private Numbers numbers;
  private Deliveries deliveries;
  private Threads threads;
  private final Emails emails;
  private boolean ownNames;
  private boolean ownMailboxes;
  private @Nullable AccountState built;

  /// Begins with a state, which stays as it is.
  ///
  /// @param version of the entry that is being applied
  StateEditor(AccountState base, long version, PageReader pages) {
    this.version = version;
    this.pages = pages;
    mailboxes = base.byId();
    names = base.names();
    subscriptions = base.subscribed();
    sharers = base.sharers();
    metadata = base.metadata();
    accessKeys = base.accessKeys();
    numbers = base.numbers();
    deliveries = base.deliveries();
    threads = base.threads();
    emails = new Emails(base.usage(), base.references());
    built = base;
  }

  /// The state with all changes so far, that before if there are none yet; what is applied later
  /// does not touch it.
  AccountState state() {
    var state = built;
    if (state == null) {
      state =
          new AccountState(
              version,
              mailboxes,
              names,
              subscriptions,
              sharers,
              metadata,
              accessKeys,
              emails.usage(),
              numbers,
              emails.references(),
              deliveries,
              threads);
      built = state;
      ownNames = false;
      ownMailboxes = false;
    }
    return state;
  }

  /// The emails whose last mailbox entry went.
  long[] freed() {
    return emails.freed();
  }

  void apply(Change change) {
    built = null;
    switch (change) {
      case Change.MailboxCreated c -> create(c);
      case Change.MailboxRenamed c -> rename(c);
      case Change.MailboxDeleted c -> delete(c.id());
      case Change.KeywordAdded c -> addKeyword(c);
      case Change.MessagesAdded c -> add(c);
      case Change.MessagesCopied c -> copy(c);
      case Change.FlagsChanged c -> mark(c);
      case Change.MessagesAnnotated c -> annotate(c);
      case Change.MessagesExpunged c -> expunge(c);
      case Change.RightsGiven c -> give(c);
      case Change.SharerAdded c -> addSharer(c.sharer());
      case Change.SharerRemoved c -> removeSharer(c.account());
      case Change.MetadataSet c -> setMetadata(c);
      case Change.AccessKeySet c -> accessKeys = accessKeys.with(c.of(), c.key());
      case Change.AccessKeysForgotten _ -> accessKeys = AccessKeys.NONE;
      case Change.Subscribed c -> ownSubscriptions().add(c.name());
      case Change.Unsubscribed c -> ownSubscriptions().remove(c.name());
      case Change.Delivered c -> deliveries = deliveries.plus(c.delivery());
    }
  }

  private void create(Change.MailboxCreated c) {
    int at = AccountState.position(mailboxes, c.id());
    require(at == -mailboxes.length - 1, c);
    mailboxes = Arrays.copyOf(mailboxes, mailboxes.length + 1);
    mailboxes[mailboxes.length - 1] =
        Mailbox.created(
            new MailboxHead(c.id(), c.name(), c.role().orElse(null), c.uidValidity()), version);
    ownMailboxes = true;
    numbers = numbers.afterMailbox(c.id().value(), c.uidValidity());
    require(ownNames().put(c.name(), c.id()) == null, c);
  }

  private void rename(Change.MailboxRenamed c) {
    var mailbox = mailbox(c.id());
    ownNames().remove(mailbox.name());
    require(ownNames().put(c.name(), c.id()) == null, c);
    replace(mailbox.with(mailbox.head().withName(c.name())));
  }

  private void delete(MailboxId id) {
    var gone = mailbox(id);
    for (var message = gone.messages().cursor(); message.next(); ) {
      emails.release(message.emailId(), message.size());
    }
    ownNames().remove(gone.name());
    accessKeys = accessKeys.without(new KeyedMailbox("", id));
    mailboxes =
        Arrays.stream(mailboxes)
            .filter(mailbox -> !mailbox.id().equals(id))
            .toArray(Mailbox[]::new);
    ownMailboxes = true;
  }

  private void addKeyword(Change.KeywordAdded c) {
    var mailbox = mailbox(c.mailbox());
    require(!mailbox.keywords().full() && mailbox.keywords().flag(c.name()) == 0, c);
    replace(mailbox.withKeywords(mailbox.keywords().with(c.name()), version));
  }

  private void add(Change.MessagesAdded c) {
    var mailbox = mailbox(c.mailbox());
    require(c.firstUid() >= mailbox.uidNext(), c);
    var messages = new MessagesAppender(mailbox.messages(), pages);
    long uid = c.firstUid();
    for (var arrival : c.arrivals()) {
      messages.add(
          uid++,
          version,
          arrival.flags(),
          arrival.size(),
          arrival.receivedAt(),
          Columns.sentAfter(arrival.receivedAt(), arrival.sentAt()),
          arrival.email(),
          (int) (arrival.email() - arrival.thread()),
          (int) c.savedAt());
      threads = threads.plus(arrival);
      emails.arrive(arrival.size());
      numbers = numbers.afterEmail(arrival.email());
    }
    replace(mailbox.withMessages(messages.build(), uid, version));
  }

  private void copy(Change.MessagesCopied c) {
    var source = mailbox(c.source());
    var target = mailbox(c.target());
    require(c.firstUid() >= target.uidNext(), c);
    var copies = new MessagesAppender(target.messages(), pages);
    long uid = c.firstUid();
    var all = source.messages();
    for (int i = 0; i < all.chunks(); i++) {
      var chunk = all.chunk(i);
      if (chunk.touches(c.uids())) {
        uid = copyRows(chunk, c, uid, source.keywords(), target.keywords(), copies);
      }
    }
    require(uid - c.firstUid() == c.uids().count(), c);
    replace(target.withMessages(copies.build(), uid, version));
  }

  private long copyRows(
      Chunk chunk,
      Change.MessagesCopied c,
      long firstUid,
      Keywords from,
      Keywords to,
      MessagesAppender copies) {
    var columns = chunk.columns();
    var fixed = columns.fixed();
    var uid = new long[] {firstUid};
    chunk.rowsIn(
        c.uids(),
        row -> {
          copies.add(
              uid[0]++,
              version,
              to.translate(columns.flags(row), from),
              fixed.size[row],
              fixed.receivedAt[row],
              fixed.sentAfter[row],
              fixed.email[row],
              fixed.threadBack[row],
              (int) c.savedAt());
          emails.share(fixed.email[row]);
        });
    return uid[0];
  }

  private void mark(Change.FlagsChanged c) {
    var mailbox = mailbox(c.mailbox());
    var messages = mailbox.messages();
    var chunks = new Chunk[messages.chunks()];
    for (int i = 0; i < chunks.length; i++) {
      var chunk = messages.chunk(i);
      chunks[i] = chunk.touches(c.uids()) ? marked(chunk, c) : chunk;
    }
    replace(mailbox.withMessages(Messages.of(chunks), version));
  }

  private Chunk marked(Chunk chunk, Change.FlagsChanged c) {
    var marks = chunk.columns().marks().copy(chunk.count());
    chunk.rowsIn(
        c.uids(),
        row -> {
          marks.flags[row] = (marks.flags[row] & ~c.remove()) | c.add();
          marks.modSeq[row] = version;
        });
    return ChunkBuilder.remarked(chunk, marks);
  }

  private void annotate(Change.MessagesAnnotated c) {
    var mailbox = mailbox(c.mailbox());
    var messages = mailbox.messages();
    var chunks = new Chunk[messages.chunks()];
    for (int i = 0; i < chunks.length; i++) {
      var chunk = messages.chunk(i);
      chunks[i] = chunk.touches(c.uids()) ? annotated(chunk, c) : chunk;
    }
    replace(mailbox.withMessages(Messages.of(chunks), version));
  }

  private Chunk annotated(Chunk chunk, Change.MessagesAnnotated c) {
    var columns = chunk.columns();
    var marks = columns.marks().copy(chunk.count());
    var changed = new TreeMap<Long, Annotations>();
    chunk.rowsIn(
        c.uids(),
        row -> {
          changed.put(columns.uid(row), columns.annotations(row).with(c.values()));
          marks.modSeq[row] = version;
        });
    return ChunkBuilder.remarked(chunk, marks, columns.annotations().with(changed));
  }

  private void expunge(Change.MessagesExpunged c) {
    var mailbox = mailbox(c.mailbox());
    var messages = mailbox.messages();
    var kept = new MessagesBuilder(pages);
    for (int i = 0; i < messages.chunks(); i++) {
      var chunk = messages.chunk(i);
      if (chunk.touches(c.uids())) {
        keepOthers(chunk, c.uids(), kept);
      } else {
        kept.add(chunk);
      }
    }
    replace(mailbox.withMessages(kept.build(), version));
  }

  private void keepOthers(Chunk chunk, UidSet uids, MessagesBuilder kept) {
    var columns = chunk.supersede();
    var next = new int[1];
    chunk.rowsIn(
        uids,
        row -> {
          emails.release(columns.email(row), columns.size(row));
          for (int i = next[0]; i < row; i++) {
            kept.add(columns, i);
          }
          next[0] = row + 1;
        });
    for (int i = next[0]; i < chunk.count(); i++) {
      kept.add(columns, i);
    }
  }

  private void give(Change.RightsGiven c) {
    var mailbox = mailbox(c.mailbox());
    replace(mailbox.with(mailbox.head().with(mailbox.acl().with(c.entry()))));
  }

  private void addSharer(Sharer sharer) {
    removeSharer(sharer.account());
    sharers = Stream.concat(sharers.stream(), Stream.of(sharer)).toList();
  }

  private void removeSharer(String account) {
    sharers = sharers.stream().filter(sharer -> !sharer.account().equals(account)).toList();
  }

  private void setMetadata(Change.MetadataSet c) {
    if (c.mailbox().isEmpty()) {
      metadata = metadata.with(c.key(), c.value());
    } else {
      var mailbox = mailbox(c.mailbox().get());
      replace(mailbox.with(mailbox.head().with(mailbox.metadata().with(c.key(), c.value()))));
    }
  }

  private Mailbox mailbox(MailboxId id) {
    int at = AccountState.position(mailboxes, id);
    if (at < 0) {
      throw new IllegalStateException("no mailbox " + id.value());
    }
    return mailboxes[at];
  }

  private void replace(Mailbox mailbox) {
    if (!ownMailboxes) {
      mailboxes = mailboxes.clone();
      ownMailboxes = true;
    }
    mailboxes[AccountState.position(mailboxes, mailbox.id())] = mailbox;
  }

  private NavigableMap<String, MailboxId> ownNames() {
    if (!ownNames) {
      names = new TreeMap<>(names);
      ownNames = true;
    }
    return names;
  }

  private NavigableSet<String> ownSubscriptions() {
    subscriptions = new TreeSet<>(subscriptions);
    return subscriptions;
  }

  private static void require(boolean condition, Change change) {
    if (!condition) {
      throw new IllegalStateException("does not fit the state before it: " + change);
    }
  }
}
