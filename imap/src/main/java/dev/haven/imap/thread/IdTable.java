package dev.haven.imap.thread;

import java.util.Arrays;

/// Finds nodes by message identifier; new identifiers get the next number. For one threading.
final class IdTable {
  private long[] ids;
  private int[] nodes;
  private int used;

  IdTable(int expected) {
    int size = Math.max(16, Integer.highestOneBit(Math.max(1, expected)) * 4);
    ids = new long[size];
    nodes = new int[size];
  }

  /// The node of an identifier, or [Forest#NONE].
  int find(long id) {
    int at = slot(ids, id);
    return ids[at] == Mail.NO_ID ? Forest.NONE : nodes[at];
  }

  void put(long id, int node) {
    if (2 * used >= ids.length) {
      grow();
    }
    int at = slot(ids, id);
    used += ids[at] == Mail.NO_ID ? 1 : 0;
    ids[at] = id;
    nodes[at] = node;
  }

  private void grow() {
    var oldIds = ids;
    var oldNodes = nodes;
    ids = new long[2 * oldIds.length];
    nodes = Arrays.copyOf(oldNodes, ids.length);
    for (int i = 0; i < oldIds.length; i++) {
      if (oldIds[i] != Mail.NO_ID) {
        int at = slot(ids, oldIds[i]);
        ids[at] = oldIds[i];
        nodes[at] = oldNodes[i];
      }
    }
  }

  /// Identifiers are digests already, so their bits are as good as any hash.
  private static int slot(long[] ids, long id) {
    int at = (int) id & (ids.length - 1);
    while (ids[at] != Mail.NO_ID && ids[at] != id) {
      at = (at + 1) & (ids.length - 1);
    }
    return at;
  }
}
