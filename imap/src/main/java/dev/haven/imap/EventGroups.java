package dev.haven.imap;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a client wants to hear of mailboxes that are not selected (RFC 5465 §6). Immutable.
record EventGroups(List<EventGroup> all) {
  static final EventGroups NONE = new EventGroups(List.of());

  boolean isEmpty() {
    return all.isEmpty();
  }

  /// Whether mailboxes of others can be meant.
  boolean mayMeanShared() {
    return all.stream().anyMatch(group -> group.filter().mayMeanShared());
  }

  boolean any(NotifyEvent event) {
    return all.stream().anyMatch(group -> group.has(event));
  }

  /// All that is to be told of a mailbox of that name: several groups may speak of it.
  Set<NotifyEvent> events(String name, Panorama now) {
    var events = EnumSet.noneOf(NotifyEvent.class);
    for (var group : all) {
      if (group.filter().matches(name, now)) {
        events.addAll(group.events());
      }
    }
    return events;
  }
}
