package dev.haven.store.index;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The numbers of logs by name, as the index has them: nearly every read asks for one.
///
/// Thread-safe. A name is looked up and remembered in one step, so that what [#forget] takes away
/// cannot be put back by a look-up that began before.
final class LogNumbers {
  private static final int MOST = 1 << 16;

  private final Map<String, Long> known = new ConcurrentHashMap<>();

  Optional<Long> of(String name, Function<String, Optional<Long>> index) {
    var number = known.get(name);
    if (number != null) {
      return Optional.of(number);
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    return Optional.ofNullable(known.computeIfAbsent(name, n -> index.apply(n).orElse(null)));
  }

  /// Called once the index says something else of these names.
  void forget(Collection<String> names) {
    names.forEach(known::remove);
  }

  void forget() {
    known.clear();
  }
}
