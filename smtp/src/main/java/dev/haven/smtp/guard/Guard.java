package dev.haven.smtp.guard;

import dev.haven.wire.AddressRange;
import dev.haven.wire.Tally;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;

/// Keeps clients to [GuardSettings]; one for all sessions of a listener. Safe for any thread.
public final class Guard {
  /// One that lets everybody do anything.
  public static final Guard NONE = new Guard(GuardSettings.NONE, InstantSource.system());

  private static final int NETWORK = 4;

  private final GuardSettings settings;
  private final InstantSource clock;
  private final Predicate<InetAddress> crowd;
  private final Ledger ledger;
  private final boolean counting;
  private final Tally<Limit> reached = new Tally<>(Limit.class);

  public Guard(GuardSettings settings, InstantSource clock) {
    this(settings, clock, _ -> false);
  }

  /// @param crowd whether an address stands for many clients: nothing is held against it
  public Guard(GuardSettings settings, InstantSource clock, Predicate<InetAddress> crowd) {
    this(settings, clock, crowd, new Ledger(), true);
  }

  private Guard(
      GuardSettings settings,
      InstantSource clock,
      Predicate<InetAddress> crowd,
      Ledger ledger,
      boolean counting) {
    this.crowd = crowd;
    this.settings = settings;
    this.clock = clock;
    this.ledger = ledger;
    this.counting = counting;
  }

  /// One that answers as this would, counts nothing, and lets nobody wait for the greeting.
  public Guard rehearsing() {
    return new Guard(settings.greetingAtOnce(), clock, crowd, ledger, false);
  }

  public GuardSettings settings() {
    return settings;
  }

  /// How often each limit was reached.
  public Map<Limit, Long> counts() {
    return reached.counts();
  }

  public void reached(Limit limit) {
    if (counting) {
      reached.add(limit);
    }
  }

  /// Whether the client may connect once more this minute.
  public boolean mayConnect(InetAddress client) {
    return take(
        client, Ledger.Kind.CONNECTION, settings.connections(), Limit.CONNECTIONS_PER_MINUTE);
  }

  public boolean maySend(InetAddress client) {
    return take(client, Ledger.Kind.MESSAGE, settings.messages(), Limit.MESSAGES_PER_MINUTE);
  }

  public boolean mayName(InetAddress client) {
    return take(client, Ledger.Kind.RECIPIENT, settings.recipients(), Limit.RECIPIENTS_PER_MINUTE);
  }

  private boolean take(InetAddress client, Ledger.Kind kind, int most, Limit limit) {
    if (most == 0 || isSpared(client)) {
      return true;
    }
    boolean taken =
        ask(AddressRange.of(client), kind, most)
            && ask(AddressRange.network(client), kind, NETWORK * most);
    if (!taken) {
      reached(limit);
    }
    return taken;
  }

  private boolean ask(AddressRange who, Ledger.Kind kind, int most) {
    return counting ? ledger.take(who, kind, most, now()) : ledger.hasRoom(who, kind, most, now());
  }

  /// The client named somebody who does not exist.
  public void unknown(InetAddress client) {
    if (counting && settings.unknownRecipients() > 0) {
      ledger.unknown(AddressRange.of(client), now());
    }
  }

  /// Whether it did so too often lately.
  public boolean isHarvesting(InetAddress client) {
    return settings.unknownRecipients() > 0
        && !isSpared(client)
        && ledger.unknowns(AddressRange.of(client), now()) >= settings.unknownRecipients();
  }

  private boolean isSpared(InetAddress client) {
    return settings.trusts(client) || crowd.test(client);
  }

  int size() {
    return ledger.size();
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
