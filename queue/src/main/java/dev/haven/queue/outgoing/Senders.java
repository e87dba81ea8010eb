package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.directory.Person;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much the people here send: keeps them to [SendingLimits], and notices when an account sends
/// as it never did.
///
/// In memory: after a restart everybody begins anew, and what is held stays held. Bounded whatever
/// is sent. Safe for any thread.
public final class Senders {
  private static final System.Logger LOG = System.getLogger(Senders.class.getName());
  private static final int MOST_ACCOUNTS = 50_000;
  private static final int MOST_KNOWN = 500_000;

  private final SendingLimits limits;
  private final InstantSource clock;
  private final LinkedHashMap<String, Sender> senders = new LinkedHashMap<>(16, 0.75f, true);

  /// Who has written to whom, as numbers that two pairs hardly share.
  private final LinkedHashMap<Long, Boolean> known = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<Event, Long> counts = new EnumMap<>(Event.class);

  /// What is counted for the status.
  public enum Event {
    OVER_LIMIT,
    HELD
  }

  Senders(SendingLimits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
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
    sender.sent(recipients, strangers, now());
    boolean hold = !elsewhere.isEmpty() && sender.suspicious(limits, now());
    if (hold) {
      sender.held();
      counts.merge(Event.HELD, 1L, Long::sum);
      sender
          .finding()
          .ifPresent(finding ->
              LOG.log(Level.WARNING, "event=sender-held cause=\"{0}\"", finding.cause()));
    }
    return hold;
  }

  public synchronized void overLimit() {
    counts.merge(Event.OVER_LIMIT, 1L, Long::sum);
  }

  private boolean isNew(Person person, Address address) {
    boolean first = known.put(number(person.account().name() + " " + address), true) == null;
    if (known.size() > MOST_KNOWN) {
      known.pollFirstEntry();
    }
    return first;
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
    }
  }

  /// An operator has looked at it and found it well: for a day nothing of this account is held.
  public synchronized void trust(String account) {
    var sender = senders.get(account);
    if (sender != null) {
      sender.trust(now());
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
    if (senders.size() > MOST_ACCOUNTS) {
      senders.pollFirstEntry();
    }
    return sender;
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
