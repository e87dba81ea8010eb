package dev.haven.account;

import java.util.ArrayList;
import java.util.List;

/// Puts messages into a mailbox, all or none, RFC 9051 §6.3.12.
public record AddMessages(MailboxId mailbox, List<NewMessage> messages)
    implements Intent<AddedMessages> {
  public AddMessages {
    messages = List.copyOf(messages);
  }

  public static AddMessages of(MailboxId mailbox, NewMessage message) {
    return new AddMessages(mailbox, List.of(message));
  }

  @Override
  public AddedMessages decide(Draft draft) throws IntentRefused {
    return add(draft, mailbox, messages);
  }

  static AddedMessages add(Draft draft, MailboxId id, List<NewMessage> messages)
      throws IntentRefused {
    var mailbox = draft.mailbox(id);
    draft.admit(messages);
    draft.admitTo(mailbox, messages.size());
    var arrivals = new ArrayList<Arrival>(messages.size());
    // Those that come together may answer one another.
    boolean together = messages.size() > 1;
    var threads = together ? draft.state().threads().copy() : draft.state().threads();
    for (var message : messages) {
      long keywords = draft.keywords(draft.mailbox(id), message.keywords());
      var arrival = draft.take(message, (message.flags() & Flags.SYSTEM) | keywords, threads);
      arrivals.add(arrival);
      threads = together ? threads.plus(arrival) : threads;
    }
    long firstUid = mailbox.uidNext();
    if (!arrivals.isEmpty()) {
      draft.record(new Change.MessagesAdded(id, firstUid, draft.now(), List.copyOf(arrivals)));
    }
    for (int i = 0; i < messages.size(); i++) {
      var annotations = messages.get(i).annotations();
      if (!annotations.isEmpty()) {
        Annotate.annotate(draft, id, UidSet.of(firstUid + i), annotations.asChange());
      }
    }
    return new AddedMessages(
        id,
        mailbox.uidValidity(),
        arrivals.isEmpty() ? UidSet.NONE : UidSet.range(firstUid, firstUid + arrivals.size() - 1),
        arrivals.stream().mapToLong(Arrival::email).toArray());
  }
}
