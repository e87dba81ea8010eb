package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Events of some mailboxes, RFC 5465 §8, rule `event-group`.
///
/// @param fetched what is told of a new message in the selected mailbox
/// @param unknown whether an event was named that nobody knows here
record EventGroup(
    MailboxFilter filter, Set<NotifyEvent> events, List<FetchItem> fetched, boolean unknown) {

  boolean has(NotifyEvent event) {
    return events.contains(event);
  }

  static EventGroup parse(ImapCursor in) throws SyntaxException {
    in.expect('(');
    int at = in.position();
    var filter = MailboxFilter.parse(in);
    in.space();
    var group = in.sees('(') ? events(filter, in) : none(filter, in);
    in.expect(')');
    group.check(at);
    return group;
  }

  private static EventGroup none(MailboxFilter filter, ImapCursor in) throws SyntaxException {
    in.keyword("NONE");
    return new EventGroup(filter, EnumSet.noneOf(NotifyEvent.class), List.of(), false);
  }

  private static EventGroup events(MailboxFilter filter, ImapCursor in) throws SyntaxException {
    var events = EnumSet.noneOf(NotifyEvent.class);
    List<FetchItem> fetched = List.of();
    boolean unknown = false;
    in.expect('(');
    while (true) {
      var event = NotifyEvent.named(in.atom("an event").toUpperCase(Locale.ROOT));
      event.ifPresent(events::add);
      unknown |= event.isEmpty();
      boolean more = in.accept(' ');
      if (more && in.sees('(') && filter instanceof MailboxFilter.Selected) {
        fetched = List.copyOf(FetchItem.parseAll(in));
        more = in.accept(' ');
      }
      if (!more) {
        break;
      }
    }
    in.expect(')');
    return new EventGroup(filter, events, fetched, unknown);
  }

  /// RFC 5465 §5 and RFC 5465 §6.1: which events go together, and with the selected mailbox.
  private void check(int at) throws SyntaxException {
    if (has(NotifyEvent.MESSAGE_NEW) != has(NotifyEvent.MESSAGE_EXPUNGE)) {
      throw new SyntaxException("MessageNew and MessageExpunge together", at);
    }
    boolean ofFlags = has(NotifyEvent.FLAG_CHANGE) || has(NotifyEvent.ANNOTATION_CHANGE);
    if (ofFlags && !has(NotifyEvent.MESSAGE_NEW)) {
      throw new SyntaxException("MessageNew and MessageExpunge with FlagChange", at);
    }
    if (filter instanceof MailboxFilter.Selected
        && !events.stream().allMatch(NotifyEvent::ofMessages)) {
      throw new SyntaxException("message events for the selected mailbox", at);
    }
  }
}
