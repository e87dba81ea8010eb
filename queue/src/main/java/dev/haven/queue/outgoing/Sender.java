package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredSender;
import java.util.List;
import java.util.Optional;

/// What one account has sent lately. Guarded by [Senders].
final class Sender {
  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  private final String address;
  private final Recent messagesOfHour = new Recent(HOUR);
  private final Recent messagesOfDay = new Recent(DAY);
  private final Recent recipientsOfHour = new Recent(HOUR);
  private final Recent recipientsOfDay = new Recent(DAY);
  private final Recent strangers = new Recent(HOUR);
  private final Recent unknown = new Recent(HOUR);
  private long trustedUntil;
  private Optional<String> suspicion = Optional.empty();
  private int held;

  Sender(String address) {
    this.address = address;
  }

  private List<Recent> counts() {
    return List.of(
        messagesOfHour, messagesOfDay, recipientsOfHour, recipientsOfDay, strangers, unknown);
  }

  static Sender of(StoredSender stored) {
    var sender = new Sender(stored.getAddress());
    var counts = sender.counts();
    for (int i = 0; i < Math.min(counts.size(), stored.getCountsCount()); i++) {
      counts.get(i).restore(stored.getCounts(i));
    }
    sender.trustedUntil = stored.getTrustedUntilSeconds();
    sender.suspicion = Optional.of(stored.getSuspicion()).filter(words -> !words.isEmpty());
    sender.held = stored.getHeld();
    return sender;
  }

  StoredSender stored(String account) {
    return StoredSender.newBuilder()
        .setAccount(account)
        .setAddress(address)
        .addAllCounts(counts().stream().map(Recent::stored).toList())
        .setTrustedUntilSeconds(trustedUntil)
        .setSuspicion(suspicion.orElse(""))
        .setHeld(held)
        .build();
  }

  /// Whether it is as if it had never sent anything.
  boolean idle(long now) {
    return suspicion.isEmpty()
        && trustedUntil < now
        && counts().stream().allMatch(recent -> recent.sum(now) == 0);
  }

  /// Which limit is reached if so many more recipients of one more message come.
  Optional<Reached> reached(SendingLimits limits, int recipients, long now) {
    return over(messagesOfHour, 1, limits.messagesPerHour(), "messages an hour", now)
        .or(() -> over(messagesOfDay, 1, limits.messagesPerDay(), "messages a day", now))
        .or(() ->
            over(
                recipientsOfHour,
                recipients,
                limits.recipientsPerHour(),
                "recipients an hour",
                now))
        .or(() ->
            over(recipientsOfDay, recipients, limits.recipientsPerDay(), "recipients a day", now));
  }

  private static Optional<Reached> over(Recent recent, int more, int limit, String what, long now) {
    return limit > 0 && recent.sum(now) + more > limit
        ? Optional.of(new Reached(limit + " " + what, recent.minutesLeft(now)))
        : Optional.empty();
  }

  void sent(int recipients, int newOnes, long now) {
    messagesOfHour.add(now, 1);
    messagesOfDay.add(now, 1);
    recipientsOfHour.add(now, recipients);
    recipientsOfDay.add(now, recipients);
    strangers.add(now, newOnes);
  }

  void unknown(int count, long now) {
    unknown.add(now, count);
  }

  /// Whether its mail is to be held now; once it is, until somebody has looked at it.
  boolean suspicious(SendingLimits limits, long now) {
    if (now < trustedUntil) {
      return false;
    }
    int newOnes = strangers.sum(now);
    int dead = unknown.sum(now);
    boolean volume = limits.strangersPerHour() > 0 && newOnes > limits.strangersPerHour();
    boolean guessing = limits.unknownPerHour() > 0 && dead > limits.unknownPerHour();
    if (volume || guessing) {
      suspicion =
          Optional.of(
              "%s looks taken over: within an hour %d recipients it had not written to before, and"
                      .formatted(address, newOnes)
                  + " %d that do not exist".formatted(dead));
    }
    return suspicion.isPresent();
  }

  void held() {
    held++;
  }

  void trust(long now) {
    trustedUntil = now + DAY;
    suspicion = Optional.empty();
    held = 0;
  }

  Optional<Finding> finding() {
    return suspicion.map(words ->
        new Finding(
            words + "; mail held: " + held,
            "look at it (haven queue list --held --from %s). If it is theirs: haven queue release %s."
                    .formatted(address, address)
                + " If not: haven account password %s, then haven queue drop %s"
                    .formatted(address, address)));
  }
}
