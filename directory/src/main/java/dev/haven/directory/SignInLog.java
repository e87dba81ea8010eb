package dev.haven.directory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The last sign-ins, so that 'why can I not sign in?' has an answer. In memory, bounded.
///
/// Thread-safe.
final class SignInLog {
  private static final int MOST = 1_000;

  private final Deque<SignInEvent> events = new ArrayDeque<>(MOST);

  synchronized void add(SignInEvent event) {
    if (events.size() == MOST) {
      events.removeFirst();
    }
    events.addLast(event);
  }

  /// Oldest first.
  synchronized List<SignInEvent> events() {
    return new ArrayList<>(events);
  }
}
