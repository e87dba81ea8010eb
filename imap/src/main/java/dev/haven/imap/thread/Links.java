package dev.haven.imap.thread;

import java.util.Arrays;

/// Step 1 of RFC 5256 §3 (REFERENCES): who is whose parent, messages that are only referred to
/// among them, as nodes behind the others.
///
/// No link may make a loop. Whether it would is seen by walking up from the parent, which a hostile
/// mailbox can make as long as it likes; most links need no walk, since one end has no relatives or
/// the two never met, and all walks together have a bound. A link that is beyond it is not made.
final class Links {
  /// Steps for each message, and at least.
  private static final int STEPS_PER_MESSAGE = 64;

  private static final long LEAST_STEPS = 10_000_000;

  private final Mail mail;
  private final IdTable table;
  private int[] parent;
  private int[] children;

  /// Sets of nodes that were ever linked: a union-find, with the paths halved on the way.
  private int[] kin;

  private int nodes;
  private long steps;

  private Links(Mail mail) {
    this.mail = mail;
    this.nodes = mail.count();
    this.table = new IdTable(2 * nodes);
    this.parent = new int[nodes];
    this.children = new int[nodes];
    this.kin = new int[nodes];
    this.steps = Math.max(LEAST_STEPS, (long) STEPS_PER_MESSAGE * nodes);
    Arrays.fill(parent, Forest.NONE);
    Arrays.setAll(kin, i -> i);
  }

  static Links of(Mail mail) {
    var links = new Links(mail);
    links.register();
    for (int message = 0; message < mail.count(); message++) {
      links.link(message);
    }
    return links;
  }

  int nodes() {
    return nodes;
  }

  /// Whether it was searched for, and not only referred to.
  boolean isMessage(int node) {
    return node < mail.count();
  }

  int parent(int node) {
    return parent[node];
  }

  /// Of messages with the same identifier the first has it, the others have none.
  private void register() {
    for (int message = 0; message < mail.count(); message++) {
      long id = mail.id(message);
      if (id != Mail.NO_ID && table.find(id) == Forest.NONE) {
        table.put(id, message);
      }
    }
  }

  private void link(int message) {
    int previous = Forest.NONE;
    for (int i = 0; i < mail.references(message); i++) {
      int node = node(mail.reference(message, i));
      // Step 1.A: what has a parent keeps it.
      if (previous != Forest.NONE && parent[node] == Forest.NONE && !loops(previous, node)) {
        adopt(previous, node);
      }
      previous = node;
    }
    // Step 1.B: its own last reference overrules what others say of it.
    if (parent[message] != Forest.NONE) {
      children[parent[message]]--;
      parent[message] = Forest.NONE;
    }
    if (previous != Forest.NONE && !loops(previous, message)) {
      adopt(previous, message);
    }
  }

  private int node(long id) {
    int known = table.find(id);
    if (known != Forest.NONE) {
      return known;
    }
    if (nodes == parent.length) {
      int size = nodes + nodes / 2 + 16;
      parent = Arrays.copyOf(parent, size);
      children = Arrays.copyOf(children, size);
      kin = Arrays.copyOf(kin, size);
    }
    parent[nodes] = Forest.NONE;
    kin[nodes] = nodes;
    table.put(id, nodes);
    return nodes++;
  }

  private void adopt(int above, int node) {
    parent[node] = above;
    children[above]++;
    kin[eldest(above)] = eldest(node);
  }

  private int eldest(int node) {
    int at = node;
    while (kin[at] != at) {
      kin[at] = kin[kin[at]];
      at = kin[at];
    }
    return at;
  }

  /// Whether `node`, which has no parent, is above `above` or the same.
  private boolean loops(int above, int node) {
    if (above == node) {
      return true;
    }
    if (children[node] == 0 || parent[above] == Forest.NONE || eldest(above) != eldest(node)) {
      return false;
    }
    int at = above;
    while (at != Forest.NONE && at != node) {
      if (steps-- <= 0) {
        return true;
      }
      at = parent[at];
    }
    return at == node;
  }
}
