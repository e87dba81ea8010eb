package dev.haven.imap.thread;

import java.util.Arrays;

/// Threads: messages, and above the topmost of some of them a place where a message is missing.
/// Immutable.
public final class Forest {
  /// No node.
  public static final int NONE = -1;

  private final int messages;
  private final int[] roots;
  private final int[] firstChild;
  private final int[] nextSibling;

  private Forest(int messages, int[] roots, int[] firstChild, int[] nextSibling) {
    this.messages = messages;
    this.roots = roots;
    this.firstChild = firstChild;
    this.nextSibling = nextSibling;
  }

  /// The threads, in their order.
  public int[] roots() {
    return roots.clone();
  }

  /// Whether that node is a message, and not a place where one is missing.
  public boolean isMessage(int node) {
    return node < messages;
  }

  /// The same threads in another order.
  Forest withRoots(int[] sorted) {
    return new Forest(messages, sorted, firstChild, nextSibling);
  }

  public int firstChild(int node) {
    return firstChild[node];
  }

  public int nextSibling(int node) {
    return nextSibling[node];
  }

  /// Builds a forest by appending every node behind its siblings.
  static final class Builder {
    private final int messages;
    private final int[] firstChild;
    private final int[] lastChild;
    private final int[] nextSibling;
    private final int[] roots;
    private int rootCount;

    /// @param nodes the messages and the places together
    Builder(int messages, int nodes) {
      this.messages = messages;
      this.firstChild = filled(nodes);
      this.lastChild = filled(nodes);
      this.nextSibling = filled(nodes);
      this.roots = new int[nodes];
    }

    private static int[] filled(int count) {
      var array = new int[count];
      Arrays.fill(array, NONE);
      return array;
    }

    void root(int node) {
      roots[rootCount++] = node;
    }

    void child(int parent, int node) {
      if (firstChild[parent] == NONE) {
        firstChild[parent] = node;
      } else {
        nextSibling[lastChild[parent]] = node;
      }
      lastChild[parent] = node;
    }

    boolean hasChildren(int node) {
      return firstChild[node] != NONE;
    }

    Forest build() {
      return new Forest(messages, Arrays.copyOf(roots, rootCount), firstChild, nextSibling);
    }
  }
}
