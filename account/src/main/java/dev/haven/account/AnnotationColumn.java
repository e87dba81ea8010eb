package dev.haven.account;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The annotations of a chunk's messages, by UID: most have none, and cost nothing. Immutable.
final class AnnotationColumn {
  static final AnnotationColumn NONE = new AnnotationColumn(Collections.emptySortedMap());

  /// None that is empty.
  private final SortedMap<Long, Annotations> all;

  private AnnotationColumn(SortedMap<Long, Annotations> all) {
    this.all = all;
  }

  Annotations of(long uid) {
    return all.isEmpty() ? Annotations.NONE : all.getOrDefault(uid, Annotations.NONE);
  }

  SortedMap<Long, Annotations> all() {
    return all;
  }

  /// With those in place of what these messages had.
  AnnotationColumn with(SortedMap<Long, Annotations> changed) {
    var more = new TreeMap<>(all);
    changed.forEach((uid, annotations) -> {
      if (annotations.isEmpty()) {
        more.remove(uid);
      } else {
        more.put(uid, annotations);
      }
    });
    return more.isEmpty() ? NONE : new AnnotationColumn(Collections.unmodifiableSortedMap(more));
  }

  Purses purses() {
    return all.isEmpty() ? Purses.EMPTY : Purses.of(all.values());
  }
}
