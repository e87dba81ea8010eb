package dev.haven.queue.outgoing;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.directory.Address;
import dev.haven.directory.Person;
import dev.haven.queue.format.SendersEntry;
import dev.haven.queue.notes.Keeper;
import dev.haven.queue.notes.NoteLog;
import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How much the people here send: keeps them to [SendingLimits], and notices when an account sends
/// as it never did.
///
/// Outlasts a restart, but for what happened in the last moment before a crash. Bounded whatever is
/// sent. Safe for any thread; nobody waits for the disk.
public final class Senders implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(Senders.class.getName());
  private static final int MOST_ACCOUNTS = 50_000;
  private static final int MOST_KNOWN = 500_000;
  static final LogId LOG = new LogId("senders/counts");
  private static final int FORMAT = 1;
  private static final int TAIL = 20_000;

  private final SendingLimits limits;
  private final InstantSource clock;
  private final LinkedHashMap<String, Sender> senders = new LinkedHashMap<>(16, 0.75f, true);

  /// Who has written to whom, as numbers that two pairs hardly share.
  private final LinkedHashMap<Long, Boolean> known = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Event, Long> counts = new EnumMap<>(Event.class);
  private final NoteLog log;
  private final Keeper keeper = new Keeper("senders", this::save);
  private Set<String> changed = new HashSet<>();
  private List<Long> learned = new ArrayList<>();

  /// What is counted for the status.
  public enum Event {
    OVER_LIMIT,
    HELD
  }

  private Senders(Store store, SendingLimits limits, InstantSource clock) {
    this.log = new NoteLog(store, LOG, TAIL);
    this.limits = limits;
    this.clock = clock;
  }

  /// Reads what was noted. Throws [StoreException] if that cannot be read.
  static Senders open(Store store, SendingLimits limits, InstantSource clock) {
    var senders = new Senders(store, limits, clock);
    senders.learn(senders.log.load(Senders::count));
    return senders;
  }

  /// The limit that one more message with so many recipients would break, as words.
  public synchronized Optional<Reached> reached(Person person, int recipients) {
    return sender(person).reached(limits, recipients, now());
  }

  /// Counts a message.
  ///
  /// @param elsewhere its recipients on other servers
  /// @return whether these are to be held
  public synchronized boolean sent(Person person, int recipients, Collection<Address> elsewhere) {
    int strangers = 0;
    for (var address : elsewhere) {
      strangers += isNew(person, address) ? 1 : 0;
    }
    var sender = sender(person);
    noteChange(person.account().name());
    sender.sent(recipients, strangers, now());
    boolean hold = !elsewhere.isEmpty() && sender.suspicious(limits, now());
    if (hold) {
      sender.held();
      counts.merge(Event.HELD, 1L, Long::sum);
      sender
          .finding()
          .ifPresent(finding ->
              LOGGER.log(Level.WARNING, "event=sender-held cause=\"{0}\"", finding.cause()));
    }
    return hold;
  }

  public synchronized void overLimit() {
    counts.merge(Event.OVER_LIMIT, 1L, Long::sum);
  }

  private boolean isNew(Person person, Address address) {
    long pair = number(person.account().name() + " " + address);
    boolean first = known(pair);
    if (first) {
      learned.add(pair);
    }
    return first;
  }

  /// Whether that is new.
  private boolean known(long pair) {
    boolean first = known.put(pair, true) == null;
    if (known.size() > MOST_KNOWN) {
      known.pollFirstEntry();
    }
    return first;
  }

  private void noteChange(String account) {
    changed.add(account);
    keeper.changed();
  }

  /// FNV-1a: short, and even for texts that are nearly the same.
  private static long number(String text) {
    long number = 0xcbf2_9ce4_8422_2325L;
    for (int i = 0; i < text.length(); i++) {
      number = (number ^ text.charAt(i)) * 0x100_0000_01b3L;
    }
    return number;
  }

  /// Recipients of an account's mail turned out not to exist.
  ///
  /// @param account its log's name; empty for mail that nobody signed in for
  public synchronized void unknown(String account, int count) {
    var sender = senders.get(account);
    if (sender != null) {
      sender.unknown(count, now());
      noteChange(account);
    }
  }

  /// An operator has looked at it and found it well: for a day nothing of this account is held.
  public synchronized void trust(String account) {
    var sender = senders.get(account);
    if (sender != null) {
      sender.trust(now());
      noteChange(account);
    }
  }

  /// What to tell the administrator.
  public synchronized List<Finding> findings() {
    return senders.values().stream().flatMap(sender -> sender.finding().stream()).toList();
  }

  /// What has happened since the start.
  public synchronized Map<Event, Long> counts() {
    return new EnumMap<>(counts);
  }

  /// How many entries there are in all.
  synchronized int size() {
    return senders.size() + known.size();
  }

  private Sender sender(Person person) {
    var sender =
        senders.computeIfAbsent(
            person.account().name(), _ -> new Sender(person.address().toString()));
    bound();
    return sender;
  }

  private void save() {
    SendersEntry entry;
    synchronized (this) {
      entry = entry(changed, learned);
      changed = new HashSet<>();
      learned = new ArrayList<>();
    }
    var notes = new NoteLog.Notes(count(entry), entry.toByteArray());
    try {
      learn(log.append(notes, Senders::count, size(), this::everything));
    } catch (StoreException trouble) {
      putBack(entry);
      throw trouble;
    }
  }

  /// To be noted with what changes next.
  private synchronized void putBack(SendersEntry entry) {
    entry.getSendersList().forEach(sender -> changed.add(sender.getAccount()));
    if (learned.size() + entry.getKnownCount() <= TAIL) {
      learned.addAll(0, entry.getKnownList());
    }
  }

  private SendersEntry entry(Collection<String> accounts, Collection<Long> pairs) {
    var entry = SendersEntry.newBuilder().setFormat(FORMAT).addAllKnown(pairs);
    for (var account : accounts) {
      var sender = senders.get(account);
      if (sender != null) {
        entry.addSenders(sender.stored(account));
      }
    }
    return entry.build();
  }

  private synchronized byte[] everything() {
    long now = now();
    var active = new ArrayList<String>();
    senders.forEach((account, sender) -> {
      if (!sender.idle(now)) {
        active.add(account);
      }
    });
    return entry(active, known.keySet()).toByteArray();
  }

  private static int count(SendersEntry entry) {
    return entry.getSendersCount() + entry.getKnownCount();
  }

  private static int count(byte[] bytes) {
    return count(parsed(bytes));
  }

  private static SendersEntry parsed(byte[] bytes) {
    try {
      return SendersEntry.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw NoteLog.damaged(LOG, e);
    }
  }

  private synchronized void learn(List<byte[]> entries) {
    for (var bytes : entries) {
      var entry = parsed(bytes);
      entry.getKnownList().forEach(this::known);
      for (var stored : entry.getSendersList()) {
        senders.put(stored.getAccount(), Sender.of(stored));
        bound();
      }
    }
  }

  /// What was counted is durable.
  void settle() {
    keeper.settle();
  }

  @Override
  public void close() {
    keeper.close();
  }

  private void bound() {
    if (senders.size() > MOST_ACCOUNTS) {
      senders.pollFirstEntry();
    }
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
