package dev.haven.imap.thread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// RFC 5256 §3 (REFERENCES), word by word, on objects.
final class NaiveThreads {
  /// A message; a dummy if it has no number.
  static final class Node {
    final int number;
    @Nullable Node parent;
    final List<Node> children = new ArrayList<>();

    Node(int number) {
      this.number = number;
    }

    boolean isDummy() {
      return number < 0;
    }

    void link(Node child) {
      unlink(child);
      child.parent = this;
      children.add(child);
    }

    static void unlink(Node child) {
      var parent = child.parent;
      if (parent != null) {
        parent.children.remove(child);
        child.parent = null;
      }
    }

    boolean isUnder(Node other) {
      for (Node at = this; at != null; at = at.parent) {
        if (at == other) {
          return true;
        }
      }
      return false;
    }
  }

  private final Mail mail;
  private final Comparator<Node> bySentDate;
  private final List<Node> top = new ArrayList<>();

  NaiveThreads(Mail mail) {
    this.mail = mail;
    this.bySentDate =
        Comparator.<Node>comparingLong(node -> mail.sentAt(first(node).number))
            .thenComparingInt(node -> first(node).number);
  }

  String bySubjectToo() {
    link();
    top.removeIf(this::prune);
    promote();
    sort(top);
    gather();
    sort(top);
    return text();
  }

  String byReferences() {
    link();
    top.removeIf(this::prune);
    promote();
    sort(top);
    top.sort(Comparator.comparingLong(this::latest));
    return text();
  }

  private long latest(Node node) {
    long latest = node.isDummy() ? Long.MIN_VALUE : mail.receivedAt(node.number);
    for (var child : node.children) {
      latest = Math.max(latest, latest(child));
    }
    return latest;
  }

  private static Node first(Node node) {
    return node.isDummy() ? first(node.children.getFirst()) : node;
  }

  private void link() {
    Map<Long, Node> byId = new HashMap<>();
    var all = new ArrayList<Node>();
    for (int i = 0; i < mail.count(); i++) {
      var node = new Node(i);
      all.add(node);
      if (mail.id(i) != Mail.NO_ID) {
        byId.putIfAbsent(mail.id(i), node);
      }
    }
    for (int i = 0; i < mail.count(); i++) {
      Node previous = null;
      for (int r = 0; r < mail.references(i); r++) {
        var node = byId.get(mail.reference(i, r));
        if (node == null) {
          node = new Node(-1);
          byId.put(mail.reference(i, r), node);
          all.add(node);
        }
        if (previous != null && node.parent == null && !previous.isUnder(node)) {
          previous.link(node);
        }
        previous = node;
      }
      var message = all.get(i);
      Node.unlink(message);
      if (previous != null && !previous.isUnder(message)) {
        previous.link(message);
      }
    }
    for (var node : all) {
      if (node.parent == null) {
        top.add(node);
      }
    }
  }

  /// Takes dummies out of what is below; says whether the node itself is to go.
  private boolean prune(Node node) {
    for (var child : List.copyOf(node.children)) {
      if (prune(child)) {
        Node.unlink(child);
      } else if (child.isDummy()) {
        for (var promoted : List.copyOf(child.children)) {
          node.link(promoted);
        }
        Node.unlink(child);
      }
    }
    return node.isDummy() && node.children.isEmpty();
  }

  private void promote() {
    for (int i = 0; i < top.size(); i++) {
      var node = top.get(i);
      if (node.isDummy() && node.children.size() == 1) {
        var only = node.children.getFirst();
        Node.unlink(only);
        top.set(i, only);
      }
    }
  }

  private void sort(List<Node> siblings) {
    siblings.forEach(node -> sort(node.children));
    siblings.sort(bySentDate);
  }

  private void gather() {
    Map<String, Node> table = new HashMap<>();
    for (var node : top) {
      var entered = table.get(subject(node));
      if (!subject(node).isEmpty()
          && (entered == null
              || (!entered.isDummy()
                  && (node.isDummy()
                      || (mail.isReply(entered.number) && !mail.isReply(node.number)))))) {
        table.put(subject(node), node);
      }
    }
    for (var node : List.copyOf(top)) {
      var subject = subject(node);
      var entered = table.get(subject);
      if (entered == null || entered == node || node.parent != null) {
        continue;
      }
      merge(node, entered, subject, table);
    }
  }

  private void merge(Node node, Node entered, String subject, Map<String, Node> table) {
    if (entered.isDummy() && node.isDummy()) {
      List.copyOf(node.children).forEach(entered::link);
      top.remove(node);
    } else if (entered.isDummy() || (mail.isReply(node.number) && !mail.isReply(entered.number))) {
      entered.link(node);
      top.remove(node);
    } else {
      var dummy = new Node(-1);
      top.set(top.indexOf(entered), dummy);
      top.remove(node);
      dummy.link(entered);
      dummy.link(node);
      table.put(subject, dummy);
    }
  }

  private String subject(Node node) {
    return mail.baseSubject(first(node).number).text();
  }

  private String text() {
    var text = new StringBuilder();
    top.forEach(node -> write(node, text));
    return text.toString();
  }

  private static void write(Node node, StringBuilder text) {
    text.append('(').append(node.isDummy() ? "" : node.number);
    node.children.forEach(child -> write(child, text));
    text.append(')');
  }
}
