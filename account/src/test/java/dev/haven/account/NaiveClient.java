package dev.haven.account;

import java.util.ArrayList;
import java.util.List;

/// What a client believes of a mailbox, changed only by what it is told.
final class NaiveClient {
  private record Row(long uid, long flags, long modSeq) {}

  private final List<Row> rows = new ArrayList<>();

  static NaiveClient of(Mailbox mailbox) {
    var client = new NaiveClient();
    client.exists(mailbox, 0);
    return client;
  }

  void tell(MailboxDiff diff, Mailbox current) {
    var expunged = diff.expunged();
    for (int i = expunged.length - 1; i >= 0; i--) {
      rows.remove(expunged[i]);
    }
    if (diff.added() > 0) {
      exists(current, diff.firstAdded());
    }
    for (int index : diff.changed()) {
      rows.set(index, row(current, index));
    }
  }

  private void exists(Mailbox current, int first) {
    for (int i = first; i < current.count(); i++) {
      rows.add(row(current, i));
    }
  }

  private static Row row(Mailbox mailbox, int index) {
    var messages = mailbox.messages();
    return new Row(messages.uid(index), messages.flags(index), messages.modSeq(index));
  }

  List<Long> uids() {
    return rows.stream().map(Row::uid).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NaiveClient client && rows.equals(client.rows);
  }

  @Override
  public int hashCode() {
    return rows.hashCode();
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}
