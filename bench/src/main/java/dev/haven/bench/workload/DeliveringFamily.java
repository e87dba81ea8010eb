package dev.haven.bench.workload;

import java.util.ArrayList;
import java.util.List;

/// SMTP: accept and deliver. The clock stops when all messages are in the mailboxes of all their
/// recipients, as IMAP shows them; being accepted is not enough.
public final class DeliveringFamily {
  private static final int[] SESSIONS = {1, 10, 50};
  private static final int[] SIZES = {4 << 10, 64 << 10, 1 << 20};
  private static final int[] RECIPIENTS = {1, 10};

  private DeliveringFamily() {}

  public static List<Workload> all() {
    var all = new ArrayList<Workload>();
    for (int recipients : RECIPIENTS) {
      for (int size : SIZES) {
        for (int sessions : SESSIONS) {
          all.add(new DeliverWorkload(sessions, size, recipients));
        }
      }
    }
    return all;
  }
}
