package dev.haven.imap.thread;

import dev.haven.message.Slice;
import java.util.HashMap;
import java.util.Map;

/// Numbers base subjects: equal ones get the same number. For one threading.
final class Subjects {
  private final Map<Slice, Integer> numbers = new HashMap<>();

  /// From 0, in the order in which they were first met.
  int number(Slice subject) {
    return numbers.computeIfAbsent(subject, _ -> numbers.size());
  }

  int count() {
    return numbers.size();
  }
}
