package dev.haven.account;

import dev.haven.store.Item;
import dev.haven.store.LogId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// The next entry of an account's log while it is being decided: each intent in turn sees what
/// those before it have done. Belongs to the account's leader.
public final class Draft {
  /// Indexes of messages are `int`, and no client shows more.
  private static final int MOST_MESSAGES = 1 << 30;

  private final LogId log;
  private final AccountOptions options;
  private final PageReader pages;
  private final long version;
  private final List<Change> changes = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private long[] freed = new long[0];
  private AccountState decided;
  private StateEditor editor;
  private long nextEmail;

  Draft(LogId log, AccountOptions options, PageReader pages, AccountState base) {
    this.log = log;
    this.options = options;
    this.pages = pages;
    version = base.version() + 1;
    decided = base;
    editor = new StateEditor(base, version, pages);
  }

  /// Lets one intent decide. One that is refused, or fails, leaves nothing behind.
  <R> R decide(Intent<R> intent) throws IntentRefused {
    int changesBefore = changes.size();
    int itemsBefore = items.size();
    editor = new StateEditor(decided, version, pages);
    nextEmail = decided.numbers().nextEmail();
    boolean done = false;
    try {
      var result = intent.decide(this);
      done = true;
      return result;
    } finally {
      if (done && changes.size() > changesBefore) {
        decided = editor.state();
        keepFreed(editor.freed());
      } else {
        changes.subList(changesBefore, changes.size()).clear();
        items.subList(itemsBefore, items.size()).clear();
      }
    }
  }

  private void keepFreed(long[] more) {
    if (more.length > 0) {
      int kept = freed.length;
      freed = Arrays.copyOf(freed, kept + more.length);
      System.arraycopy(more, 0, freed, kept, more.length);
    }
  }

  AccountState state() {
    return editor.state();
  }

  /// Whether that is the log of the account itself.
  boolean isOwnedBy(String account) {
    return log.name().equals(account);
  }

  AccountOptions options() {
    return options;
  }

  /// The moment of the decision, in seconds since 1970.
  long now() {
    return options.clock().instant().getEpochSecond();
  }

  void record(Change change) {
    editor.apply(change);
    changes.add(change);
  }

  Mailbox mailbox(MailboxId id) throws IntentRefused {
    return state()
        .mailbox(id)
        .orElseThrow(() ->
            new IntentRefused(
                Reason.NO_SUCH_MAILBOX,
                "The mailbox is not there any more; ask for the list of mailboxes again."));
  }

  /// Takes a message in; what refers to it must be recorded before the next one is taken.
  ///
  /// @param known the threads it may belong to
  Arrival take(NewMessage message, long flags, Threads known) {
    var received = message.message();
    long email = nextEmail++;
    items.add(received.item(email));
    var keys = received.threadKeys();
    return new Arrival(
        email,
        received.size(),
        flags,
        message.receivedAt(),
        received.sentAt(),
        known.find(keys, email),
        keys.toKeep());
  }

  /// Refuses what would exceed the quota, RFC 9208 §5.
  void admit(List<NewMessage> messages) throws IntentRefused {
    long octets = 0;
    for (var message : messages) {
      octets += message.message().size();
    }
    requireRoom(options.quota().apply(log), state().usage(), octets, messages.size());
  }

  static void requireRoom(Limits limits, Usage used, long octets, long messages)
      throws IntentRefused {
    requireRoom(limits.octets(), used.octets(), octets, "bytes");
    requireRoom(limits.messages(), used.messages(), messages, "messages");
  }

  /// Refuses one more mailbox than there may be.
  void admitMailbox() throws IntentRefused {
    long mailboxes = state().byId().length;
    requireRoom(options.quota().apply(log).mailboxes(), mailboxes, 1, "mailboxes");
    if (mailboxes >= options.mostMailboxes()) {
      throw new IntentRefused(
          Reason.LIMIT,
          "The account has "
              + mailboxes
              + " mailboxes, which is the most; delete one that is not needed.");
    }
  }

  private static void requireRoom(OptionalLong limit, long used, long more, String of)
      throws IntentRefused {
    if (more > 0 && limit.isPresent() && used + more > limit.getAsLong()) {
      throw new IntentRefused(
          Reason.OVER_QUOTA,
          "The account is full: %d of %d %s are used, and %d more are needed."
                  .formatted(used, limit.getAsLong(), of, more)
              + " Delete messages and empty the trash, or have the quota raised.");
    }
  }

  /// Refuses more messages than a mailbox can number.
  void admitTo(Mailbox mailbox, long messages) throws IntentRefused {
    if (mailbox.uidNext() + messages - 1 > UidSet.LARGEST
        || mailbox.count() + messages > MOST_MESSAGES) {
      throw new IntentRefused(
          Reason.LIMIT,
          "The mailbox "
              + mailbox.name()
              + " has no numbers left for more messages; create another one.");
    }
  }

  /// The flags of these keywords; those that the mailbox does not know yet join it.
  long keywords(Mailbox mailbox, List<String> names) throws IntentRefused {
    var known = mailbox.keywords();
    for (var name : names) {
      if (known.flag(name) == 0) {
        checkKeyword(known, name);
        record(new Change.KeywordAdded(mailbox.id(), name));
        known = known.with(name);
      }
    }
    return known.flags(names);
  }

  private static void checkKeyword(Keywords known, String name) throws IntentRefused {
    if (!Keywords.valid(name)) {
      throw new IntentRefused(
          Reason.CANNOT, "A keyword is a word of ASCII letters, digits and - _ $; choose another.");
    }
    if (known.full()) {
      throw new IntentRefused(
          Reason.LIMIT,
          "The mailbox has " + Keywords.MOST + " keywords already; use one of those.");
    }
  }

  List<Change> changes() {
    return changes;
  }

  List<Item> items() {
    return items;
  }

  long[] freed() {
    return freed;
  }

  /// The state after all intents that were decided.
  AccountState decided() {
    return decided;
  }
}
