package dev.haven.imap;

import dev.haven.account.AccountState;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxName;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// All names that LIST can speak of: mailboxes, names that are only subscribed to, and names that
/// only have something below them (RFC 9051 §6.3.9).
///
/// Sorted so that what is below a name follows it at once. Made for one command.
final class MailboxTree {
  /// A name, and what is there.
  record Node(String name, Optional<Mailbox> mailbox, boolean subscribed) {}

  /// The separator sorts before all else, so that a subtree is in one piece.
  private final NavigableMap<String, Node> nodes =
      new TreeMap<>((a, b) -> sortKey(a).compareTo(sortKey(b)));

  private MailboxTree() {}

  static MailboxTree of(AccountState state) {
    var tree = new MailboxTree();
    var subscriptions = state.subscriptions();
    for (var mailbox : state.mailboxes()) {
      boolean subscribed = subscriptions.contains(mailbox.name());
      tree.add(new Node(mailbox.name(), Optional.of(mailbox), subscribed));
    }
    for (var name : subscriptions) {
      tree.nodes.computeIfAbsent(name, n -> new Node(n, Optional.empty(), true));
    }
    tree.addParents();
    return tree;
  }

  private void add(Node node) {
    nodes.put(node.name(), node);
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
      if (node.mailbox().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
