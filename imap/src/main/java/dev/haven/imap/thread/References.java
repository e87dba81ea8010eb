package dev.haven.imap.thread;

import dev.haven.imap.sort.NumberColumn;
import java.util.Arrays;

/// RFC 5256 §3 (REFERENCES), and the same without subjects.
///
/// Messages are sorted by sent date once. Whatever is then built by appending in that order is
/// sorted, so that steps 4 and 6 need no sort of their own, and step 3 is a look at the nearest
/// real message above. A missing message is left only at the top, above several.
final class References {
  private final Mail mail;
  private final int count;
  private final int[] bySentDate;

  /// For each message the one above it, or the place above it, or [Forest#NONE].
  private final int[] above;

  /// Messages and places above them.
  private int nodes;

  private References(Mail mail) {
    this.mail = mail;
    this.count = mail.count();
    this.bySentDate = OrderedSubject.bySentDate(mail);
    this.above = new int[count];
    prune(Links.of(mail));
  }

  static Forest bySubjectToo(Mail mail) {
    var references = new References(mail);
    references.gatherSubjects();
    return references.build();
  }

  static Forest byReferences(Mail mail) {
    var references = new References(mail);
    return references.latestLast(references.build());
  }

  /// Step 3: missing messages go, unless they are at the top and hold several together.
  private void prune(Links links) {
    var nearest = nearestMessages(links);
    var tops = new int[links.nodes()];
    for (int message = 0; message < count; message++) {
      above[message] = links.parent(message) == Forest.NONE ? Forest.NONE : nearest[message];
      if (above[message] >= count) {
        tops[above[message]]++;
      }
    }
    for (int message = 0; message < count; message++) {
      if (above[message] >= count && tops[above[message]] < 2) {
        above[message] = Forest.NONE;
      }
    }
    nodes = links.nodes();
  }

  /// For every node what is above it: the nearest message, or if there is none the topmost missing
  /// one; itself, if that is where it stands.
  private static int[] nearestMessages(Links links) {
    var nearest = new int[links.nodes()];
    Arrays.fill(nearest, Forest.NONE);
    var path = new int[links.nodes()];
    for (int node = 0; node < nearest.length; node++) {
      int length = 0;
      int at = node;
      while (nearest[at] == Forest.NONE && links.parent(at) != Forest.NONE) {
        path[length++] = at;
        at = links.parent(at);
      }
      settle(path, length, at, nearest, links);
    }
    return nearest;
  }

  private static void settle(int[] path, int length, int top, int[] nearest, Links links) {
    if (nearest[top] == Forest.NONE) {
      nearest[top] = top;
    }
    for (int i = length - 1; i >= 0; i--) {
      int parent = links.parent(path[i]);
      nearest[path[i]] = links.isMessage(parent) ? parent : nearest[parent];
    }
  }

  /// Step 5: threads of one base subject become one.
  private void gatherSubjects() {
    var threads = build();
    var merge = new SubjectMerge(mail, threads, above, nodes);
    nodes = merge.run();
  }

  /// Steps 2, 4 and 6.
  private Forest build() {
    var forest = new Forest.Builder(count, nodes);
    for (int message : bySentDate) {
      int parent = above[message];
      if (parent == Forest.NONE) {
        forest.root(message);
      } else {
        if (parent >= count && !forest.hasChildren(parent)) {
          forest.root(parent);
        }
        forest.child(parent, message);
      }
    }
    return forest.build();
  }

  /// The threads by the latest INTERNALDATE in each.
  private Forest latestLast(Forest threads) {
    var latest = new long[nodes];
    Arrays.fill(latest, Long.MIN_VALUE);
    var tops = new int[count];
    Arrays.fill(tops, Forest.NONE);
    var path = new int[count];
    for (int message = 0; message < count; message++) {
      int top = top(message, tops, path);
      latest[top] = Math.max(latest[top], mail.receivedAt(message));
    }
    var roots = threads.roots();
    var dates = new long[roots.length];
    Arrays.setAll(dates, i -> latest[roots[i]]);
    var order = NumberColumn.order(dates, false);
    var sorted = new int[roots.length];
    Arrays.setAll(sorted, i -> roots[order[i]]);
    return threads.withRoots(sorted);
  }

  private int top(int message, int[] tops, int[] path) {
    int length = 0;
    int at = message;
    while (at < count && tops[at] == Forest.NONE && above[at] != Forest.NONE) {
      path[length++] = at;
      at = above[at];
    }
    int top = at < count && tops[at] != Forest.NONE ? tops[at] : at;
    for (int i = 0; i < length; i++) {
      tops[path[i]] = top;
    }
    return top;
  }
}
