package dev.haven.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last deliveries of an account, at least 512 and at most twice as many. A value for its
/// holder.
///
/// Two ledgers: when the recent one is full, it becomes the older one. A ledger is added to in
/// place, as [FixedColumns] are: each value knows how many deliveries are its own and never looks
/// further. [#find] and [#plus] are for the account's leader; any thread may list.
final class Deliveries {
  private static final int GENERATION = 512;

  static final Deliveries NONE = of(List.of(), List.of());

  private static final class Ledger {
    private final Delivery[] deliveries = new Delivery[GENERATION];
    private final Map<String, Integer> places = new HashMap<>();
    private int claimed;

    static Ledger of(Collection<Delivery> deliveries) {
      var ledger = new Ledger();
      deliveries.forEach(ledger::add);
      return ledger;
    }

    void add(Delivery delivery) {
      places.put(delivery.id(), claimed);
      deliveries[claimed++] = delivery;
    }

    Optional<Delivery> find(String id, int count) {
      var place = places.get(id);
      return place == null || place >= count ? Optional.empty() : Optional.of(deliveries[place]);
    }

    List<Delivery> first(int count) {
      return Arrays.asList(deliveries).subList(0, count);
    }
  }

  private final Ledger older;
  private final int olderCount;
  private final Ledger recent;
  private final int recentCount;

  private Deliveries(Ledger older, int olderCount, Ledger recent, int recentCount) {
    this.older = older;
    this.olderCount = olderCount;
    this.recent = recent;
    this.recentCount = recentCount;
  }

  static Deliveries of(Collection<Delivery> older, Collection<Delivery> recent) {
    return new Deliveries(Ledger.of(older), older.size(), Ledger.of(recent), recent.size());
  }

  Optional<Delivery> find(String id) {
    return recent.find(id, recentCount).or(() -> older.find(id, olderCount));
  }

  /// With one more, whose id is not there yet.
  Deliveries plus(Delivery delivery) {
    if (recentCount == GENERATION) {
      return new Deliveries(recent, recentCount, Ledger.of(List.of(delivery)), 1);
    }
    boolean ours = recent.claimed == recentCount;
    var ledger = ours ? recent : Ledger.of(recent.first(recentCount));
    ledger.add(delivery);
    return new Deliveries(older, olderCount, ledger, recentCount + 1);
  }

  int count() {
    return olderCount + recentCount;
  }

  List<Delivery> recent() {
    return recent.first(recentCount);
  }

  List<Delivery> older() {
    return older.first(olderCount);
  }
}
