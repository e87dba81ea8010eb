package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `NOTIFY`, RFC 5465 §3.1: what the client wants to hear, and of which mailboxes, from now on and
/// at any time.
///
/// @param status whether it wants to hear first how those mailboxes are
/// @param groups none for `NOTIFY NONE`
record Notify(boolean status, List<EventGroup> groups) implements Command.WhenLoggedIn {
  private static final int MOST_GROUPS = 100;

  static Notify parse(ImapCursor in) throws SyntaxException {
    in.space();
    int at = in.position();
    var word = in.word("SET or NONE");
    if (word.equals("NONE")) {
      return new Notify(false, List.of());
    }
    if (!word.equals("SET")) {
      throw new SyntaxException("SET or NONE", at);
    }
    in.space();
    boolean status = in.seesWord();
    if (status) {
      in.keyword("STATUS");
      in.space();
    }
    var groups = new ArrayList<EventGroup>();
    do {
      groups.add(EventGroup.parse(in));
    } while (in.accept(' '));
    if (groups.stream().filter(Notify::isOfSelected).count() > 1) {
      throw new SyntaxException("SELECTED or SELECTED-DELAYED once", at);
    }
    return new Notify(status, List.copyOf(groups));
  }

  private static boolean isOfSelected(EventGroup group) {
    return group.filter() instanceof MailboxFilter.Selected;
  }

  /// RFC 5465 §3.1: a successful NOTIFY SET is a NOOP too, which the news before the answer are.
  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    if (groups.stream().anyMatch(EventGroup::unknown)) {
      throw new Refused(
          "BADEVENT (" + NotifyEvent.supportedNames() + ")", "These are the events there are");
    }
    if (groups.size() > MOST_GROUPS) {
      throw new Refused(
          "NOTIFICATIONOVERFLOW", "Ask for at most " + MOST_GROUPS + " groups of mailboxes");
    }
    if (groups.isEmpty()) {
      client.notifier().silence();
      return new Done(state, "NOTIFY completed");
    }
    var selected = groups.stream().filter(Notify::isOfSelected).findFirst();
    var others = groups.stream().filter(group -> !isOfSelected(group)).toList();
    client.notifier().set(SelectedEvents.of(selected), others, state, client.out());
    if (status) {
      client.notifier().tellStatus(state, client);
    }
    return new Done(state, "NOTIFY completed");
  }
}
