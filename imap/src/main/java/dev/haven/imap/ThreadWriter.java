package dev.haven.imap;

import dev.haven.imap.thread.Forest;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// Writes threads as RFC 5256 §4 (THREAD) has them: `* THREAD (2)(3 6 (4 23)(44 7 96))`.
///
/// A stack of its own instead of recursion: a thread may be as deep as a mailbox is large.
final class ThreadWriter {
  /// On the stack: a thread ends here.
  private static final int END = -2;

  private final Forest forest;
  private final IntToLongFunction numbers;
  private int[] stack = new int[64];
  private int height;

  /// @param numbers what the client calls a message
  ThreadWriter(Forest forest, IntToLongFunction numbers) {
    this.forest = forest;
    this.numbers = numbers;
  }

  void write(Responses out) throws IOException {
    out.ascii("* THREAD");
    var roots = forest.roots();
    out.ascii(roots.length > 0 ? " " : "");
    for (int root : roots) {
      push(root);
      writeAll(out);
    }
    out.crlf();
  }

  private void writeAll(Responses out) throws IOException {
    while (height > 0) {
      int node = stack[--height];
      if (node == END) {
        out.put(')');
      } else {
        out.put('(');
        push(END);
        writeThread(node, out);
      }
      out.drainIfFull();
    }
  }

  /// A message and those that follow it one by one, up to where there are several.
  private void writeThread(int first, Responses out) throws IOException {
    int node = first;
    boolean more = false;
    while (isOnly(node)) {
      out.ascii(more ? " " : "").number(numbers.applyAsLong(node));
      out.drainIfFull();
      more = true;
      node = forest.firstChild(node);
    }
    if (node == Forest.NONE) {
      return;
    }
    if (forest.isMessage(node)) {
      out.ascii(more ? " " : "").number(numbers.applyAsLong(node)).sp();
    }
    pushChildren(node);
  }

  /// Whether at most one message answers this one.
  private boolean isOnly(int node) {
    if (node == Forest.NONE || !forest.isMessage(node)) {
      return false;
    }
    int child = forest.firstChild(node);
    return child == Forest.NONE || forest.nextSibling(child) == Forest.NONE;
  }

  /// So that the first is on top.
  private void pushChildren(int node) {
    int from = height;
    for (int child = forest.firstChild(node);
        child != Forest.NONE;
        child = forest.nextSibling(child)) {
      push(child);
    }
    for (int low = from, high = height - 1; low < high; low++, high--) {
      int swap = stack[low];
      stack[low] = stack[high];
      stack[high] = swap;
    }
  }

  private void push(int node) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, 2 * height);
    }
    stack[height++] = node;
  }
}
