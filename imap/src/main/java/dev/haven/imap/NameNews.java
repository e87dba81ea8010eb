package dev.haven.imap;

import dev.haven.account.MailboxName;
import dev.haven.account.Right;
import dev.haven.imap.AccountChanges.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Tells which names came and went, which were subscribed to, and which mailboxes were opened to
/// somebody or closed: RFC 5465 §5.4, RFC 5465 §5.5, RFC 5465 §5.9. For one thread.
///
/// @param groups what was asked for
/// @param touched names of which the client knows already
record NameNews(EventGroups groups, Panorama now, Set<String> touched) {

  void tell(AccountChanges changes, State.LoggedIn state, Responses out) throws IOException {
    for (var pair : changes.renamed()) {
      if (wants(NotifyEvent.MAILBOX_NAME, pair.oldName(), pair.now().name())) {
        MailboxLine.renamed(pair.now().name(), pair.oldName(), state, out);
      }
    }
    var names = new TreeSet<String>();
    for (var name : comeAndGone(changes)) {
      addWithParent(name, names);
    }
    for (var name : changes.subscriptions()) {
      if (wants(NotifyEvent.SUBSCRIPTION_CHANGE, name)) {
        names.add(name);
      }
    }
    changes.changed().stream().filter(Pair::isOpenedOrClosed).forEach(p -> addWatched(p, names));
    var hidden = new HashSet<String>();
    changes.deleted().stream().filter(now::isHidden).map(Place::name).forEach(hidden::add);
    write(names, hidden, state, out);
  }

  /// RFC 5465 §3.1: the mailboxes of which the client asks and may not hear.
  void tellClosed(State.LoggedIn state, Responses out) throws IOException {
    var names = new TreeSet<String>();
    for (var place : now.places().values()) {
      if (!place.allows(Right.READ) && !groups.events(place.name(), now).isEmpty()) {
        names.add(place.name());
      }
    }
    write(names, Set.of(), state, out);
  }

  private static void write(
      Set<String> names, Set<String> hidden, State.LoggedIn state, Responses out)
      throws IOException {
    if (names.isEmpty()) {
      return;
    }
    var tree = MailboxTree.of(state);
    for (var name : names) {
      var node = tree.node(name);
      boolean closed =
          node.place().map(place -> !place.allows(Right.READ)).orElse(hidden.contains(name));
      new MailboxLine(node, tree.hasChildren(name), true, closed ? "\\NoAccess " : "")
          .write("LIST", "", state, out);
    }
  }

  private static List<String> comeAndGone(AccountChanges changes) {
    var names = new ArrayList<>(changes.deleted().stream().map(Place::name).toList());
    changes.changed().stream().filter(Pair::isNew).map(p -> p.now().name()).forEach(names::add);
    return names;
  }

  /// RFC 5465 §5.4: the mailbox above has more or fewer below it now.
  private void addWithParent(String name, Set<String> names) {
    if (wants(NotifyEvent.MAILBOX_NAME, name)) {
      names.add(name);
    }
    int end = name.lastIndexOf(MailboxName.SEPARATOR);
    if (end > 0 && wants(NotifyEvent.MAILBOX_NAME, name.substring(0, end))) {
      names.add(name.substring(0, end));
    }
  }

  private void addWatched(Pair pair, Set<String> names) {
    var name = pair.now().name();
    if (!touched.contains(name) && !groups.events(name, now).isEmpty()) {
      names.add(name);
    }
  }

  private boolean wants(NotifyEvent event, String... names) {
    for (var name : names) {
      if (touched.contains(name)) {
        return false;
      }
    }
    for (var name : names) {
      if (groups.events(name, now).contains(event)) {
        return true;
      }
    }
    return false;
  }
}
