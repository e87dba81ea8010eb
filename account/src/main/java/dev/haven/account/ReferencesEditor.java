package dev.haven.account;

import java.util.SortedMap;
import java.util.TreeMap;

/// Changes many counts of [References] for the price of one copy. Not thread-safe.
final class ReferencesEditor {
  private final References base;
  private final SortedMap<Long, int[]> changed = new TreeMap<>();

  ReferencesEditor(References base) {
    this.base = base;
  }

  int extra(long email) {
    var leaf = changed.isEmpty() ? null : changed.get(References.key(email));
    return leaf == null ? base.extra(email) : leaf[References.place(email)];
  }

  void add(long email, int change) {
    changed
            .computeIfAbsent(References.key(email), _ -> base.leaf(email))[
            References.place(email)] +=
        change;
  }

  References build() {
    return changed.isEmpty() ? base : base.with(changed);
  }
}
