package dev.haven.imap;

import java.util.List;
import java.util.Optional;

/// What a client wants to hear of its selected mailbox.
///
/// @param any whether anything at all
/// @param flags whether flags that others change
/// @param annotations whether annotations that others change (RFC 5465 §5.1)
/// @param delayed whether messages may vanish during commands only (RFC 5465 §6.1.2)
/// @param fetched what is told of new messages besides their number (RFC 5465 §5.2)
record SelectedEvents(
    boolean any, boolean flags, boolean annotations, boolean delayed, List<FetchItem> fetched) {
  /// RFC 5465 §3.1: as long as there was no NOTIFY.
  static final SelectedEvents USUAL = new SelectedEvents(true, true, false, true, List.of());

  static final SelectedEvents NONE = new SelectedEvents(false, false, false, true, List.of());

  static SelectedEvents of(Optional<EventGroup> group) {
    if (group.isEmpty() || !group.get().has(NotifyEvent.MESSAGE_NEW)) {
      return NONE;
    }
    var asked = group.get();
    boolean delayed =
        asked.filter() instanceof MailboxFilter.Selected(boolean isDelayed) && isDelayed;
    return new SelectedEvents(
        true,
        asked.has(NotifyEvent.FLAG_CHANGE),
        asked.has(NotifyEvent.ANNOTATION_CHANGE),
        delayed,
        asked.fetched());
  }
}
