package dev.haven.account;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import dev.haven.message.MessageCard;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoredBody;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// One person's mail: the one handle by which it is looked at and changed. Had from [Accounts];
/// safe for any thread.
///
/// Whoever reads takes a [#state] and works on it as long as he likes. Whoever changes gives an
/// [Intent] to [#commit], and when that returns the change is durable and in the newest state.
/// Trouble with the disk is a [StoreException] from any method: nothing was changed then.
public final class Account {
  private static final System.Logger log = System.getLogger(Account.class.getName());

  /// An account that is let go with fewer small entries to replay than this needs no checkpoint.
  private static final int SHORT_TAIL = 64;

  /// How many small entries have to pay for rewriting one page.
  private static final int WORK_PER_PAGE = 4;

  private final Store store;
  private final LogId id;
  private final AccountOptions options;
  private final RecentClaims recent = new RecentClaims();
  private final Replica replica;
  private final Commits commits;
  private final ReentrantLock checkpointing = new ReentrantLock();
  private volatile long postponedUntil;

  Account(Store store, LogId id, AccountOptions options) {
    this.store = store;
    this.id = id;
    this.options = options;
    replica = new Replica(store, new AccountLog(store, id), options, recent);
    commits = new Commits(replica);
    replica.watch(this::checkpointIfDue);
  }

  public LogId id() {
    return id;
  }

  /// The newest state. Read from the store on first use; an account that is new is given its first
  /// mailboxes then. One that was removed may have none.
  public AccountState state() {
    var state = replica.loaded();
    if (state.version() > 0) {
      return state;
    }
    try {
      commit(new FoundAccount());
    } catch (IntentRefused removed) {
      log.log(DEBUG, "{0}: {1}", id, removed.text());
    }
    return replica.loaded();
  }

  /// Carries out an intent; it is durable when this returns. Intents that come at the same time are
  /// made durable together.
  public <R> R commit(Intent<R> intent) throws IntentRefused {
    try {
      return commits.lead(intent).join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case IntentRefused refused -> throw refused;
        case RuntimeException trouble -> throw trouble;
        case null, default -> throw failed;
      }
    }
  }

  /// What an intent would come to now. Nothing is changed.
  public <R> R rehearse(Intent<R> intent) throws IntentRefused {
    return replica.draft(replica.loaded()).decide(intent);
  }

  /// As [#commit], for whoever has intents for many accounts and waits for all of them. Fails with
  /// [IntentRefused] or [StoreException].
  public <R> CompletableFuture<R> submit(Intent<R> intent) {
    return commits.follow(intent);
  }

  /// Has something run after every change, by the thread that made it: it must be quick, such as a
  /// wake-up, and must not commit.
  public Watch watch(Runnable onChange) {
    return replica.watch(onChange);
  }

  /// What it may hold now.
  public Limits limits() {
    return options.quota().apply(id);
  }

  /// A place for a message that is arriving.
  public IncomingMessage receive() {
    return new IncomingMessage(store.stage());
  }

  /// What is known of an email without reading its body; nothing once it is gone for good.
  public Optional<MessageCard> card(long emailId) {
    return store.card(id, emailId).map(MessageCard::of);
  }

  /// The UIDs of messages that a mailbox lost after a version; nothing if the log no longer reaches
  /// back so far, or only with more entries than are worth reading.
  public Optional<UidSet> expungedSince(MailboxId mailbox, long version) {
    return replica.expungedSince(mailbox, version);
  }

  /// Visits the cards from `first` to `last`, both included, in order; gaps are passed over.
  public void cards(long first, long last, CardVisitor visitor) {
    store.cards(
        id,
        first,
        last,
        (email, bytes, offset, length) ->
            visitor.card(email, MessageCard.of(bytes, offset, length)));
  }

  /// Visits the emails with these numbers, which ascend, with their cards and bodies; those that
  /// are gone for good are passed over.
  public void items(long[] emailIds, ItemVisitor visitor) {
    store.items(
        id,
        emailIds,
        (email, bytes, offset, length, body) ->
            visitor.item(email, MessageCard.of(bytes, offset, length), body));
  }

  /// The stored body of an email; nothing once it is gone for good.
  public Optional<StoredBody> body(long emailId) {
    return store.storedBody(id, emailId);
  }

  /// Says from which UID on messages are recent, and claims them: to nobody else will they be.
  /// IMAP4rev1 `SELECT`, RFC 3501 §2.3.2.
  public long claimRecent(Mailbox mailbox) {
    return recent.claim(mailbox);
  }

  /// Says from which UID on messages are recent, and leaves them so. IMAP4rev1 `EXAMINE`, `STATUS`.
  public long peekRecent(Mailbox mailbox) {
    return recent.peek(mailbox);
  }

  private void checkpointIfDue() {
    long work = replica.workSinceCheckpoint();
    if (work >= options.checkpointAfter() && work >= postponedUntil && !checkpointing.isLocked()) {
      Thread.startVirtualThread(this::checkpointInPassing);
    }
  }

  private void checkpointInPassing() {
    if (checkpointing.tryLock()) {
      try {
        checkpoint(this::isWorthItsPages);
      } finally {
        checkpointing.unlock();
      }
    }
  }

  private void checkpoint(Predicate<AccountState> worthIt) {
    try {
      var compacted = commits.alone(replica::compact).join();
      if (worthIt.test(compacted.state())) {
        replica.checkpoint(compacted);
      }
    } catch (CompletionException | StoreException trouble) {
      log.log(WARNING, "no checkpoint of {0}: {1}", id, trouble.getMessage());
    } finally {
      postponedUntil = replica.workSinceCheckpoint() + options.checkpointAfter();
    }
  }

  /// A flag changed here and there touches many pages. Those are written once enough work has come
  /// together to pay for it, or replay would take too long.
  private boolean isWorthItsPages(AccountState state) {
    long work = replica.workSinceCheckpoint();
    return work >= (long) WORK_PER_PAGE * Checkpointer.unwritten(state)
        || work >= 10L * options.checkpointAfter();
  }

  /// Makes the next load quick; called when nobody uses the account any more.
  void rest() {
    if (replica.workSinceCheckpoint() >= SHORT_TAIL) {
      checkpoint();
    }
  }

  /// Writes a checkpoint, after the one that is being written.
  void checkpoint() {
    checkpointing.lock();
    try {
      checkpoint(_ -> true);
    } finally {
      checkpointing.unlock();
    }
  }

  /// About how many bytes of memory its snapshot takes.
  long weight() {
    return replica.weight();
  }

  /// Ends the account: its log is dropped, and whoever still holds this is refused.
  void remove() {
    commits
        .alone(() -> {
          replica.drop();
          return true;
        })
        .join();
  }
}
