package dev.haven.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last deliveries of an account, at least 1,024 and at most twice as many. Immutable.
///
/// New ones go into maps of growing size that are merged as in a binary counter, so that one more
/// costs a few copies and a look-up asks a dozen maps. When the newest generation is full it takes
/// the place of the older one.
final class Deliveries {
  private static final int GENERATION = 1024;

  static final Deliveries NONE = new Deliveries(List.of(), Map.of(), 0);

  /// Larger maps first.
  private final List<Map<String, Delivery>> recent;

  private final Map<String, Delivery> older;
  private final int recentCount;

  private Deliveries(
      List<Map<String, Delivery>> recent, Map<String, Delivery> older, int recentCount) {
    this.recent = recent;
    this.older = older;
    this.recentCount = recentCount;
  }

  static Deliveries of(Collection<Delivery> older, Collection<Delivery> recent) {
    return new Deliveries(List.of(byId(recent)), byId(older), recent.size());
  }

  private static Map<String, Delivery> byId(Collection<Delivery> deliveries) {
    var map = new HashMap<String, Delivery>();
    deliveries.forEach(delivery -> map.put(delivery.id(), delivery));
    return map;
  }

  Optional<Delivery> find(String id) {
    for (int i = recent.size() - 1; i >= 0; i--) {
      var found = recent.get(i).get(id);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.ofNullable(older.get(id));
  }

  Deliveries plus(Delivery delivery) {
    if (recentCount == GENERATION) {
      return new Deliveries(List.of(Map.of(delivery.id(), delivery)), merged(), 1);
    }
    var maps = new ArrayList<>(recent);
    var last = Map.of(delivery.id(), delivery);
    while (!maps.isEmpty() && maps.getLast().size() <= last.size()) {
      var joined = new HashMap<>(maps.removeLast());
      joined.putAll(last);
      last = joined;
    }
    maps.add(last);
    return new Deliveries(maps, older, recentCount + 1);
  }

  private Map<String, Delivery> merged() {
    var all = new HashMap<String, Delivery>();
    recent.forEach(all::putAll);
    return all;
  }

  Collection<Delivery> recent() {
    return merged().values();
  }

  Collection<Delivery> older() {
    return older.values();
  }
}
