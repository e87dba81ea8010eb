package dev.haven.account;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// An account at one version of its log. Immutable, safe for any thread, and a reader's for as long
/// as it likes: the mailboxes in it belong together.
public final class AccountState {
  static final AccountState EMPTY =
      new AccountState(
          0,
          new Mailbox[0],
          new TreeMap<>(),
          new TreeSet<>(),
          List.of(),
          Metadata.NONE,
          AccessKeys.NONE,
          Usage.NOTHING,
          Numbers.FIRST,
          References.NONE,
          Deliveries.NONE,
          Threads.NONE);

  private final long version;

  /// In ascending order of id.
  private final Mailbox[] mailboxes;

  private final NavigableMap<String, MailboxId> names;
  private final NavigableSet<String> subscriptions;
  private final List<Sharer> sharers;
  private final Metadata metadata;
  private final AccessKeys accessKeys;
  private final Usage usage;
  private final Numbers numbers;
  private final References references;
  private final Deliveries deliveries;
  private final Threads threads;

  /// Takes what it is given without a copy; nobody may change it afterwards.
  AccountState(
      long version,
      Mailbox[] mailboxes,
      NavigableMap<String, MailboxId> names,
      NavigableSet<String> subscriptions,
      List<Sharer> sharers,
      Metadata metadata,
      AccessKeys accessKeys,
      Usage usage,
      Numbers numbers,
      References references,
      Deliveries deliveries,
      Threads threads) {
    this.version = version;
    this.mailboxes = mailboxes;
    this.names = names;
    this.subscriptions = subscriptions;
    this.sharers = sharers;
    this.metadata = metadata;
    this.accessKeys = accessKeys;
    this.usage = usage;
    this.numbers = numbers;
    this.references = references;
    this.deliveries = deliveries;
    this.threads = threads;
  }

  /// The version of the log that this is: IMAP's MODSEQ, JMAP's state.
  public long version() {
    return version;
  }

  /// All mailboxes, sorted by name.
  public List<Mailbox> mailboxes() {
    return names.values().stream().map(id -> mailboxes[position(mailboxes, id)]).toList();
  }

  public Optional<Mailbox> mailbox(MailboxId id) {
    int at = position(mailboxes, id);
    return at < 0 ? Optional.empty() : Optional.of(mailboxes[at]);
  }

  /// The mailbox of that name in any normal form, `inbox` in any case.
  public Optional<Mailbox> mailbox(String name) {
    return Optional.ofNullable(names.get(MailboxName.normalised(name))).flatMap(this::mailbox);
  }

  /// The first mailbox, by name, that is for that.
  public Optional<Mailbox> mailbox(Role role) {
    return mailboxes().stream()
        .filter(mailbox -> mailbox.role().equals(Optional.of(role)))
        .findFirst();
  }

  /// Whether any mailbox is below the one of that name.
  public boolean hasChildren(String name) {
    var prefix = name + MailboxName.SEPARATOR;
    var below = names.tailMap(prefix);
    return !below.isEmpty() && below.firstKey().startsWith(prefix);
  }

  public Usage usage() {
    return usage;
  }

  /// The subscribed names, sorted; not each of them needs to be that of a mailbox.
  public SortedSet<String> subscriptions() {
    return Collections.unmodifiableSortedSet(subscriptions);
  }

  /// The accounts that share mailboxes with this one, or did.
  public List<Sharer> sharers() {
    return sharers;
  }

  /// What is attached to the account as a whole.
  public Metadata metadata() {
    return metadata;
  }

  /// With what this person vouches for URLs.
  public AccessKeys accessKeys() {
    return accessKeys;
  }

  /// Where a mailbox is among those sorted by id, negative if it is not there.
  static int position(Mailbox[] sorted, MailboxId id) {
    int low = 0;
    int high = sorted.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = sorted[middle].id().value();
      if (found == id.value()) {
        return middle;
      }
      if (found < id.value()) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /// About how many bytes it takes in memory.
  long weight() {
    long weight = 1024 + 160L * deliveries.count() + 128L * sharers.size() + metadata.octets();
    weight += 160L * accessKeys.all().size();
    for (var mailbox : mailboxes) {
      weight += 256 + 96L * mailbox.acl().entries().size() + mailbox.messages().weight();
      weight += mailbox.metadata().octets();
    }
    return weight;
  }

  Mailbox[] byId() {
    return mailboxes;
  }

  NavigableMap<String, MailboxId> names() {
    return names;
  }

  NavigableSet<String> subscribed() {
    return subscriptions;
  }

  Numbers numbers() {
    return numbers;
  }

  References references() {
    return references;
  }

  Deliveries deliveries() {
    return deliveries;
  }

  Threads threads() {
    return threads;
  }
}
