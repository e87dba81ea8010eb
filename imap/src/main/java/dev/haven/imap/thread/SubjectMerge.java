package dev.haven.imap.thread;

import java.util.Arrays;

/// Step 5 of RFC 5256 §3 (REFERENCES): gathers threads under the root that have the same base
/// subject. For one threading.
final class SubjectMerge {
  private final Mail mail;
  private final Forest threads;
  private final int[] above;
  private final int[] roots;
  private final Subjects subjects = new Subjects();

  /// For each thread the number of its subject, [Forest#NONE] if it is empty.
  private final int[] subjectOf;

  /// For each subject the message or place that stands for it.
  private int[] table;

  private int nodes;

  /// @param above for each message what is above it: changed by [#run]
  /// @param nodes how many nodes there are already
  SubjectMerge(Mail mail, Forest threads, int[] above, int nodes) {
    this.mail = mail;
    this.threads = threads;
    this.above = above;
    this.nodes = nodes;
    this.roots = threads.roots();
    this.subjectOf = new int[roots.length];
    this.table = new int[0];
  }

  /// Merges, and says how many nodes there are now.
  int run() {
    for (int i = 0; i < roots.length; i++) {
      var subject = mail.baseSubject(first(roots[i]));
      subjectOf[i] = subject.isEmpty() ? Forest.NONE : subjects.number(subject);
    }
    table = new int[subjects.count()];
    Arrays.fill(table, Forest.NONE);
    for (int i = 0; i < roots.length; i++) {
      if (subjectOf[i] != Forest.NONE) {
        enter(roots[i], subjectOf[i]);
      }
    }
    for (int i = 0; i < roots.length; i++) {
      if (subjectOf[i] != Forest.NONE && table[subjectOf[i]] != roots[i]) {
        merge(roots[i], subjectOf[i]);
      }
    }
    return nodes;
  }

  /// The message that a thread begins with.
  private int first(int root) {
    return isMessage(root) ? root : threads.firstChild(root);
  }

  private boolean isMessage(int node) {
    return node < mail.count();
  }

  /// Step 5.B.iv: a place is rather in the table than a message, an original rather than an answer.
  private void enter(int root, int subject) {
    int entered = table[subject];
    if (entered == Forest.NONE
        || (isMessage(entered)
            && (!isMessage(root) || (mail.isReply(entered) && !mail.isReply(root))))) {
      table[subject] = root;
    }
  }

  /// Step 5.C.iv.
  private void merge(int root, int subject) {
    int entered = table[subject];
    if (!isMessage(entered)) {
      putUnder(entered, root);
    } else if (mail.isReply(root) && !mail.isReply(entered)) {
      above[root] = entered;
    } else {
      int place = nodes++;
      above[root] = place;
      above[entered] = place;
      table[subject] = place;
    }
  }

  /// A message becomes a child of a place; another place gives up its children to it.
  private void putUnder(int place, int root) {
    if (isMessage(root)) {
      above[root] = place;
      return;
    }
    for (int child = threads.firstChild(root);
        child != Forest.NONE;
        child = threads.nextSibling(child)) {
      above[child] = place;
    }
  }
}
