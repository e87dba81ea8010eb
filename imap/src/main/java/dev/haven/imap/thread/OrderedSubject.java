package dev.haven.imap.thread;

import dev.haven.imap.sort.NumberColumn;
import java.util.Arrays;

/// RFC 5256 §3 (ORDEREDSUBJECT): all messages of one base subject are one thread, the earliest sent
/// above the others.
final class OrderedSubject {
  private OrderedSubject() {}

  static Forest thread(Mail mail) {
    int count = mail.count();
    var subjects = new Subjects();
    var first = new int[count];
    Arrays.fill(first, Forest.NONE);
    var forest = new Forest.Builder(count, count);
    for (int message : bySentDate(mail)) {
      int subject = subjects.number(mail.baseSubject(message));
      if (first[subject] == Forest.NONE) {
        first[subject] = message;
        forest.root(message);
      } else {
        forest.child(first[subject], message);
      }
    }
    return forest.build();
  }

  static int[] bySentDate(Mail mail) {
    var dates = new long[mail.count()];
    Arrays.setAll(dates, mail::sentAt);
    return NumberColumn.order(dates, false);
  }
}
