package dev.haven.queue.greylist;

import dev.haven.queue.format.StoredTriplet;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.wire.AddressRange;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Who has come before: triplets of network, sender and recipient, and networks that have come
/// again so often that they need not any more.
///
/// At most [#MOST] of them; those that were not seen for longest are forgotten. Safe for any
/// thread; nothing waits for the disk but [#save], which a thread of its own calls.
public final class Greylist implements AutoCloseable {
  static final int MOST = 100_000;

  private static final System.Logger LOG = System.getLogger(Greylist.class.getName());
  private static final Duration SAVE_EVERY = Duration.ofSeconds(5);

  /// A network that has come again so often is known.
  private static final int KNOWN_AFTER = 5;

  private static final long DAY = 86_400;

  /// Whoever comes again only after this comes as a stranger (RFC 6647 §5).
  private static final long LATEST_RETURN = 2 * DAY;

  private static final long REMEMBERED = 36 * DAY;

  private final long delay;
  private final InstantSource clock;
  private final GreylistLog log;
  private final Predicate<InetAddress> crowd;
  private final LinkedHashMap<Key, Visits> known = new LinkedHashMap<>(16, 0.75f, true);

  /// What is not saved yet.
  private LinkedHashMap<Key, Visits> changed = new LinkedHashMap<>();

  private long delayed;
  private final Thread saving = Thread.ofVirtual().name("greylist").unstarted(this::keepSaving);

  private Greylist(Store store, Duration delay, InstantSource clock, Predicate<InetAddress> crowd) {
    this.crowd = crowd;
    this.delay = delay.toSeconds();
    this.clock = clock;
    this.log = new GreylistLog(store);
  }

  /// Reads what is known. Throws [StoreException] if that cannot be read.
  ///
  /// @param delay before which coming again does not count
  public static Greylist open(Store store, Duration delay, InstantSource clock) {
    return open(store, delay, clock, _ -> false);
  }

  /// The same where some addresses stand for many clients.
  ///
  /// @param crowd whether one does: its network is never known
  public static Greylist open(
      Store store, Duration delay, InstantSource clock, Predicate<InetAddress> crowd) {
    var greylist = new Greylist(store, delay, clock, crowd);
    greylist.learn(greylist.log.load());
    greylist.saving.start();
    return greylist;
  }

  private synchronized void learn(List<StoredTriplet> stored) {
    for (var each : stored) {
      known.put(Key.of(each), Visits.of(each));
      bound();
    }
  }

  private void bound() {
    if (known.size() > MOST) {
      known.pollFirstEntry();
    }
  }

  /// How long the client has to wait; zero if its mail is to be taken now.
  public synchronized Duration wait(InetAddress client, String sender, String recipient) {
    long now = clock.instant().getEpochSecond();
    var network = AddressRange.network(client).toString();
    var ofNetwork = recent(Key.of(network), now);
    boolean shared = crowd.test(client);
    if (ofNetwork.passes() >= KNOWN_AFTER && !shared) {
      remember(Key.of(network), ofNetwork.again(now));
      return Duration.ZERO;
    }
    var triplet = Key.of(network + " " + sender + " " + recipient);
    var before = recent(triplet, now);
    long left = before.first() + delay - now;
    if (before.passes() == 0 && left > 0) {
      remember(triplet, before);
      delayed++;
      return Duration.ofSeconds(left);
    }
    if (before.passes() == 0 && !shared) {
      remember(Key.of(network), ofNetwork.again(now));
    }
    remember(triplet, before.again(now));
    return Duration.ZERO;
  }

  /// The same, and nothing is remembered of it.
  public synchronized Duration left(InetAddress client, String sender, String recipient) {
    long now = clock.instant().getEpochSecond();
    var network = AddressRange.network(client).toString();
    var before = recent(Key.of(network + " " + sender + " " + recipient), now);
    boolean ofNetwork = !crowd.test(client) && recent(Key.of(network), now).passes() >= KNOWN_AFTER;
    boolean known = ofNetwork || before.passes() > 0;
    return Duration.ofSeconds(known ? 0 : Math.max(0, before.first() + delay - now));
  }

  /// What is known of it, or that it comes now for the first time.
  private Visits recent(Key key, long now) {
    var visits = known.get(key);
    if (visits == null
        || now - visits.last() > REMEMBERED
        || (visits.passes() == 0 && now - visits.first() > LATEST_RETURN)) {
      return new Visits(now, now, 0);
    }
    return visits;
  }

  private void remember(Key key, Visits visits) {
    var before = known.put(key, visits);
    bound();
    if (!visits.isNearly(before)) {
      changed.put(key, visits);
    }
  }

  /// How often a client was asked to come again since the start.
  public synchronized long delayed() {
    return delayed;
  }

  synchronized int size() {
    return known.size();
  }

  /// Makes durable what has changed, and learns what other nodes have written.
  void save() {
    LinkedHashMap<Key, Visits> unsaved;
    synchronized (this) {
      unsaved = changed;
      changed = new LinkedHashMap<>();
    }
    if (!unsaved.isEmpty()) {
      learn(log.append(unsaved, size(), this::all));
    }
  }

  private synchronized SequencedMap<Key, Visits> all() {
    return new LinkedHashMap<>(known);
  }

  private void keepSaving() {
    try {
      while (true) {
        Thread.sleep(SAVE_EVERY);
        trySaving();
      }
    } catch (InterruptedException _) {
      // The way down.
    }
  }

  private void trySaving() {
    try {
      save();
    } catch (StoreException trouble) {
      LOG.log(Level.WARNING, "event=greylist-not-saved cause=\"{0}\"", trouble.getMessage());
    }
  }

  /// Saves what is left.
  @Override
  public void close() {
    saving.interrupt();
    trySaving();
  }
}
