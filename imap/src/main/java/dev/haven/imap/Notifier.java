package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.AccountState;
import dev.haven.account.Mailbox;
import dev.haven.account.Metadata;
import dev.haven.account.MetadataKey;
import dev.haven.imap.AccountChanges.Pair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one client asked to be notified of (RFC 5465 §3.1), and how the mailboxes of its account
/// were when it was last told of them.
///
/// News of other mailboxes are the difference of two snapshots, as those of the selected one are:
/// nothing is queued, a slow client hears less often and never too little. Whoever has the right to
/// write to the client has this: the session's thread, or the [IdleWatch] that lives meanwhile.
final class Notifier {
  private SelectedEvents selected = SelectedEvents.USUAL;
  private List<EventGroup> others = List.of();
  private boolean on;
  private Optional<AccountState> told = Optional.empty();

  SelectedEvents selected() {
    return selected;
  }

  /// Whether the client is to be told things while it says nothing.
  boolean isOn() {
    return on;
  }

  /// `NOTIFY NONE`.
  void silence() {
    selected = SelectedEvents.NONE;
    others = List.of();
    on = false;
  }

  /// As if there had never been a NOTIFY.
  void reset() {
    silence();
    selected = SelectedEvents.USUAL;
  }

  void set(SelectedEvents ofSelected, List<EventGroup> ofOthers, State.LoggedIn state) {
    selected = ofSelected;
    others = ofOthers;
    on = true;
    told = Optional.of(account(state).state());
  }

  private static Account account(State.LoggedIn state) {
    return state.user().account();
  }

  /// RFC 5465 §3.1, `STATUS`: how the mailboxes are of whose messages there will be news.
  void tellStatus(State.LoggedIn state, Client client) throws IOException {
    var now = told.orElseThrow();
    for (var mailbox : now.mailboxes()) {
      var items = EnumSet.noneOf(StatusItem.class);
      var events = events(mailbox.name(), now);
      if (!isSelected(mailbox, state) && events.contains(NotifyEvent.MESSAGE_NEW)) {
        items.addAll(List.of(StatusItem.MESSAGES, StatusItem.UIDNEXT, StatusItem.UIDVALIDITY));
        if (events.contains(NotifyEvent.FLAG_CHANGE) || state.enabled().condstore()) {
          items.add(StatusItem.HIGHESTMODSEQ);
        }
        writeStatus(mailbox, items, state, client);
      }
    }
  }

  /// Tells what became of mailboxes that are not selected.
  void tell(State.LoggedIn state, Occasion occasion, Client client) throws IOException {
    var now = others.isEmpty() ? told : Optional.of(account(state).state());
    if (now.equals(told)) {
      return;
    }
    long mark = client.out().mark();
    try {
      tellDifference(told.orElseThrow(), now.orElseThrow(), state, occasion, client);
      told = now;
    } catch (RuntimeException trouble) {
      client.out().takeBack(mark);
      throw trouble;
    }
  }

  private void tellDifference(
      AccountState before, AccountState now, State.LoggedIn state, Occasion occasion, Client client)
      throws IOException {
    var changes = AccountChanges.between(before, now);
    var touched = Set.copyOf(occasion.touched());
    tellNames(changes, now, touched, state, client.out());
    for (var pair : changes.changed()) {
      tellMetadata(pair, now, state, client.out());
      if (!isSelected(pair.now(), state) && !touched.contains(pair.now().name())) {
        tellMessages(pair, now, state, client);
      }
    }
    if (others.stream().anyMatch(group -> group.has(NotifyEvent.SERVER_METADATA_CHANGE))) {
      writeMetadata("", before.metadata(), now.metadata(), state, client.out());
    }
  }

  private static boolean isSelected(Mailbox mailbox, State.LoggedIn state) {
    return state instanceof State.Selected selected
        && selected.account() == account(state)
        && selected.announced().id().equals(mailbox.id());
  }

  /// All that is to be told of a mailbox of that name: several groups may speak of it.
  private Set<NotifyEvent> events(String name, AccountState now) {
    var events = EnumSet.noneOf(NotifyEvent.class);
    for (var group : others) {
      if (group.filter().matches(name, now.subscriptions())) {
        events.addAll(group.events());
      }
    }
    return events;
  }

  /// RFC 5465 §5.4, RFC 5465 §5.5: names that came and went, and subscriptions.
  private void tellNames(
      AccountChanges changes,
      AccountState now,
      Set<String> touched,
      State.LoggedIn state,
      Responses out)
      throws IOException {
    for (var pair : changes.renamed()) {
      if (wants(NotifyEvent.MAILBOX_NAME, now, touched, pair.oldName(), pair.now().name())) {
        MailboxLine.renamed(pair.now().name(), pair.oldName(), state, out);
      }
    }
    var names = new TreeSet<String>();
    for (var name : comeAndGone(changes)) {
      addWithParent(name, now, touched, names);
    }
    for (var name : changes.subscriptions()) {
      if (wants(NotifyEvent.SUBSCRIPTION_CHANGE, now, touched, name)) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      var tree = MailboxTree.of(state);
      for (var name : names) {
        new MailboxLine(tree.node(name), tree.hasChildren(name), true)
            .write("LIST", "", state, out);
      }
    }
  }

  private static List<String> comeAndGone(AccountChanges changes) {
    var names = new ArrayList<>(changes.deleted());
    changes.changed().stream().filter(Pair::isNew).map(p -> p.now().name()).forEach(names::add);
    return names;
  }

  /// RFC 5465 §5.4: the mailbox above has more or fewer below it now.
  private void addWithParent(
      String name, AccountState now, Set<String> touched, Set<String> names) {
    if (wants(NotifyEvent.MAILBOX_NAME, now, touched, name)) {
      names.add(name);
    }
    int end = name.lastIndexOf('/');
    if (end > 0 && wants(NotifyEvent.MAILBOX_NAME, now, touched, name.substring(0, end))) {
      names.add(name.substring(0, end));
    }
  }

  private boolean wants(NotifyEvent event, AccountState now, Set<String> touched, String... names) {
    for (var name : names) {
      if (touched.contains(name)) {
        return false;
      }
    }
    for (var name : names) {
      if (events(name, now).contains(event)) {
        return true;
      }
    }
    return false;
  }

  /// RFC 5465 §5.1 to RFC 5465 §5.3: a STATUS response stands for what happened elsewhere.
  private void tellMessages(Pair pair, AccountState now, State.LoggedIn state, Client client)
      throws IOException {
    var events = events(pair.now().name(), now);
    if (!events.contains(NotifyEvent.MESSAGE_NEW)) {
      return;
    }
    var mailbox = pair.now();
    boolean condstore = state.enabled().condstore();
    boolean came = mailbox.uidNext() > pair.before().map(Mailbox::uidNext).orElse(1L);
    boolean went = pair.before().filter(before -> News.anyGone(before, mailbox)).isPresent();
    boolean unseen = mailbox.unseen() != pair.before().map(Mailbox::unseen).orElse(0);
    boolean flags = events.contains(NotifyEvent.FLAG_CHANGE) && isMarked(pair);
    var items = EnumSet.noneOf(StatusItem.class);
    if (came || went) {
      items.addAll(List.of(StatusItem.MESSAGES, StatusItem.UIDNEXT, StatusItem.UIDVALIDITY));
    }
    if (flags && unseen) {
      items.add(StatusItem.UNSEEN);
    }
    if (condstore && (came || went || flags)) {
      items.addAll(List.of(StatusItem.UIDVALIDITY, StatusItem.HIGHESTMODSEQ));
    }
    if (!items.isEmpty()) {
      writeStatus(mailbox, items, state, client);
    }
  }

  private static boolean isMarked(Pair pair) {
    return pair.before()
        .filter(before -> before.highestModSeq() != pair.now().highestModSeq())
        .isPresent();
  }

  private static void writeStatus(
      Mailbox mailbox, Set<StatusItem> items, State.LoggedIn state, Client client)
      throws IOException {
    Status.write(state.user().own().place(mailbox), List.copyOf(items), state, client);
  }

  /// RFC 5465 §5.6.
  private void tellMetadata(Pair pair, AccountState now, State.LoggedIn state, Responses out)
      throws IOException {
    if (events(pair.now().name(), now).contains(NotifyEvent.MAILBOX_METADATA_CHANGE)) {
      var before = pair.before().map(Mailbox::metadata).orElse(Metadata.NONE);
      writeMetadata(pair.now().name(), before, pair.now().metadata(), state, out);
    }
  }

  /// RFC 5464 §4.4.2: the names of the entries, without their values.
  private static void writeMetadata(
      String mailbox, Metadata before, Metadata now, State.LoggedIn state, Responses out)
      throws IOException {
    var viewer = account(state).id().name();
    var names = new TreeSet<String>();
    var keys = new TreeSet<>(before.entries().keySet());
    keys.addAll(now.entries().keySet());
    for (var key : keys) {
      if (!before.value(key).equals(now.value(key)) && isVisible(key, viewer)) {
        names.add((key.isShared() ? "/shared" : "/private") + key.name());
      }
    }
    if (!names.isEmpty()) {
      out.ascii("* METADATA ").mailbox(mailbox, state.names());
      for (var name : names) {
        out.sp().astring(name);
      }
      out.crlf();
    }
  }

  private static boolean isVisible(MetadataKey key, String viewer) {
    return key.isShared() || key.owner().equals(viewer);
  }
}
