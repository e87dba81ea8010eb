package dev.haven.directory;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Makes guessing slow: after some wrong passwords the next guess has to wait, twice as long each
/// time.
///
/// Counted per client address and account, and with more patience per client address alone, which
/// is what slows one guess each for many accounts. Never per account alone: a stranger must not be
/// able to lock somebody out. A guess at an account is charged before it is checked, and refunded
/// if it was right, so that a thousand guesses at once are not one; an address is charged only when
/// a guess was wrong, so that two hundred people behind one address may all come at once, and
/// right. IPv6 clients are counted by their /64.
///
/// Where an address stands for many clients, because a proxy hides theirs, it is not charged at
/// all, and no pause is longer than [#SHARED_PAUSE]: a stranger behind the same proxy must not be
/// able to lock somebody out.
///
/// Thread-safe. At most [#MOST] counts; the oldest is forgotten first.
final class Throttle {
  private static final int MOST = 50_000;
  private static final int FREE_PER_ACCOUNT = 5;
  private static final int FREE_PER_ADDRESS = 50;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
  private static final Duration SHARED_PAUSE = Duration.ofSeconds(10);
  private static final Duration FORGET_AFTER = Duration.ofHours(1);

  private record Count(int failures, Instant last, Instant notBefore) {}

  private final InstantSource clock;
  private final Predicate<InetAddress> crowd;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  /// @param crowd whether an address stands for many clients
  Throttle(InstantSource clock, Predicate<InetAddress> crowd) {
    this.clock = clock;
    this.crowd = crowd;
  }

  /// How long this client has to wait before it may guess again for this account; zero if it may
  /// now, and then the guess is charged to the account.
  synchronized Duration charge(InetAddress client, String account) {
    var now = clock.instant();
    var address = network(client);
    var own = pause(pair(address, account), now);
    var pause =
        crowd.test(client) ? shared(own, pair(address, account)) : longer(pause(address, now), own);
    if (pause.isZero()) {
      fail(pair(address, account), FREE_PER_ACCOUNT, now);
    }
    return pause;
  }

  /// The guess was wrong: now the address is charged as well.
  synchronized void wrong(InetAddress client) {
    if (!crowd.test(client)) {
      fail(network(client), FREE_PER_ADDRESS, clock.instant());
    }
  }

  /// The guess was right.
  synchronized void right(InetAddress client, String account) {
    counts.remove(pair(network(client), account));
  }

  /// The guess was not checked: neither right nor wrong.
  synchronized void withdraw(InetAddress client, String account) {
    forgive(pair(network(client), account));
  }

  synchronized int size() {
    return counts.size();
  }

  private Duration pause(String key, Instant now) {
    var count = counts.get(key);
    return count == null || !count.notBefore().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, count.notBefore());
  }

  private void fail(String key, int free, Instant now) {
    var count = counts.remove(key);
    boolean lately = count != null && !count.last().plus(FORGET_AFTER).isBefore(now);
    int failures = count != null && lately ? count.failures() + 1 : 1;
    counts.put(key, new Count(failures, now, now.plus(pauseAfter(failures - free))));
    if (counts.size() > MOST) {
      var eldest = counts.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  private void forgive(String key) {
    counts.computeIfPresent(
        key,
        (_, count) -> new Count(Math.max(0, count.failures() - 1), count.last(), count.last()));
  }

  /// @param beyond how many failures there were beyond those that cost nothing
  private static Duration pauseAfter(int beyond) {
    if (beyond < 0) {
      return Duration.ZERO;
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(beyond, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /// What is left of a pause of which no more than the first part is served.
  private Duration shared(Duration left, String key) {
    var count = counts.get(key);
    if (count == null || left.isZero()) {
      return Duration.ZERO;
    }
    var whole = Duration.between(count.last(), count.notBefore());
    var spared = whole.minus(SHARED_PAUSE);
    return spared.isNegative() || left.compareTo(spared) > 0
        ? left.minus(spared.isNegative() ? Duration.ZERO : spared)
        : Duration.ZERO;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String pair(String address, String account) {
    return address + " " + account;
  }

  private static String network(InetAddress client) {
    var bytes = client.getAddress();
    return client instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8))
        : client.getHostAddress();
  }
}
