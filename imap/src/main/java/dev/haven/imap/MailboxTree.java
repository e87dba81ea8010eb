package dev.haven.imap;

import dev.haven.account.AccountState;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxName;
import dev.haven.account.Right;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// All names that LIST can speak of: mailboxes, names that are only subscribed to, and names that
/// only have something below them (RFC 9051 §6.3.9).
///
/// Sorted so that what is below a name follows it at once. Made for one command.
final class MailboxTree {
  /// A name, and what is there.
  record Node(String name, Optional<Place> place, boolean subscribed) {
    /// What it is for, as LIST writes it (RFC 6154 §2). Another's drafts are not this person's.
    Optional<String> specialUse() {
      return place
          .filter(found -> found.owner().isViewer())
          .map(Place::mailbox)
          .flatMap(Mailbox::role)
          .flatMap(SpecialUse::attribute);
    }
  }

  /// The separator sorts before all else, so that a subtree is in one piece.
  private final NavigableMap<String, Node> nodes =
      new TreeMap<>((a, b) -> sortKey(a).compareTo(sortKey(b)));

  private MailboxTree() {}

  /// All names that this person can see.
  static MailboxTree of(State.LoggedIn state) {
    var tree = new MailboxTree();
    var account = state.user().account().state();
    var subscriptions = account.subscriptions();
    tree.add(state.user().own(), account, subscriptions);
    tree.addShared(state.user(), subscriptions);
    for (var name : subscriptions) {
      tree.nodes.computeIfAbsent(name, n -> new Node(n, Optional.empty(), true));
    }
    tree.addParents();
    return tree;
  }

  /// The mailboxes of an account that its owner lets this person look up (RFC 4314 §4).
  private boolean add(Owner owner, AccountState account, Set<String> subscriptions) {
    boolean any = false;
    for (var mailbox : account.mailboxes()) {
      var place = owner.place(mailbox);
      if (place.allows(Right.LOOKUP)) {
        boolean subscribed = subscriptions.contains(place.name());
        nodes.putIfAbsent(place.name(), new Node(place.name(), Optional.of(place), subscribed));
        any = true;
      }
    }
    return any;
  }

  private void addShared(User user, Set<String> subscriptions) {
    var namespaces = user.namespaces();
    for (var owner : namespaces.sharers(user)) {
      if (!add(owner, owner.account().state(), subscriptions)) {
        namespaces.sharing().foundNothing(user.person(), owner.person());
      }
    }
  }

  private void addParents() {
    for (var name : nodes.keySet().toArray(String[]::new)) {
      for (int at = name.lastIndexOf(MailboxName.SEPARATOR); at > 0; ) {
        var parent = name.substring(0, at);
        nodes.computeIfAbsent(parent, n -> new Node(n, Optional.empty(), false));
        at = parent.lastIndexOf(MailboxName.SEPARATOR);
      }
    }
  }

  private static String sortKey(String name) {
    return name.replace(MailboxName.SEPARATOR, '\0');
  }

  /// The node of a name, whether it is there or not.
  Node node(String name) {
    var node = nodes.get(name);
    return node == null ? new Node(name, Optional.empty(), false) : node;
  }

  Collection<Node> nodes() {
    return nodes.values();
  }

  /// Everything below a name, at any depth.
  Collection<Node> below(String name) {
    // U+0001 follows the separator's place in the order and cannot begin a level.
    return nodes.subMap(name + MailboxName.SEPARATOR, false, name + '\u0001', false).values();
  }

  /// Whether a mailbox exists below a name.
  boolean hasChildren(String name) {
    for (var node : below(name)) {
      if (node.place().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
