package dev.haven.imap;

import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `STATUS`, RFC 9051 §6.3.11: counts of a mailbox without selecting it; no message is looked at.
record Status(String mailbox, List<StatusItem> items) implements Command.WhenLoggedIn {

  static Status parse(ImapCursor in) throws SyntaxException {
    in.space();
    var mailbox = in.mailbox();
    in.space();
    return new Status(mailbox, StatusItem.parseList(in));
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    write(Mailboxes.named(mailbox, Right.READ, state), items, state, client);
    return new Done(
        items.contains(StatusItem.HIGHESTMODSEQ)
            ? state.with(state.enabled().withCondstore())
            : state,
        "STATUS completed");
  }

  /// One STATUS response; LIST writes them too (RFC 5819 §2).
  static void write(Place place, List<StatusItem> items, State.LoggedIn state, Client client)
      throws IOException {
    var out = client.out().ascii("* STATUS ").mailbox(place.name(), state.names()).ascii(" (");
    for (int i = 0; i < items.size(); i++) {
      out.ascii(i == 0 ? "" : " ").ascii(items.get(i).wire()).sp();
      if (items.get(i) == StatusItem.MAILBOXID) {
        out.put('(').ascii(ObjectIds.of(place.owner()).mailbox(place.id())).put(')');
      } else {
        out.number(value(items.get(i), place, client));
      }
    }
    out.put(')').crlf();
  }

  private static long value(StatusItem item, Place place, Client client) {
    var mailbox = place.mailbox();
    return switch (item) {
      case MESSAGES -> mailbox.count();
      case UIDNEXT -> mailbox.uidNext();
      case UIDVALIDITY -> mailbox.uidValidity();
      case UNSEEN -> mailbox.unseen();
      case DELETED -> mailbox.deleted();
      case DELETED_STORAGE -> mailbox.deletedSize();
      case SIZE -> mailbox.size();
      case RECENT -> Recent.countFrom(place.account().peekRecent(mailbox), mailbox);
      case HIGHESTMODSEQ -> mailbox.highestModSeq();
      case APPENDLIMIT -> client.options().largestMessage();
      case MAILBOXID -> mailbox.id().value();
    };
  }
}
