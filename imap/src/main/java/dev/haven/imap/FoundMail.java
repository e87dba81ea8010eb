package dev.haven.imap;

import dev.haven.account.Messages;
import dev.haven.account.Pace;
import dev.haven.imap.keys.KeyPage;
import dev.haven.imap.keys.Keys;
import dev.haven.imap.keys.SortText;
import dev.haven.imap.keys.ThreadPage;
import dev.haven.imap.sort.NumberColumn;
import dev.haven.imap.thread.Mail;
import dev.haven.message.Slice;
import java.io.IOException;

/// Messages that were found, as the threading algorithms look at them. For one command.
final class FoundMail implements Mail {
  private final Messages messages;
  private final int[] indexes;
  private final Keys keys;
  private final long[] sentDates;
  private final long[] emails;
  private final ThreadPage[] pages;

  private FoundMail(Messages messages, int[] indexes, Keys keys) {
    this.messages = messages;
    this.indexes = indexes;
    this.keys = keys;
    this.sentDates = NumberColumn.sentDates(messages, indexes);
    this.emails = new long[indexes.length];
    this.pages = new ThreadPage[indexes.length];
  }

  static FoundMail of(Messages messages, int[] indexes, Keys keys, Pace pace) throws IOException {
    var found = new FoundMail(messages, indexes, keys);
    for (int i = 0; i < indexes.length; i++) {
      pace.at(i, indexes.length);
      found.emails[i] = messages.emailId(indexes[i]);
      found.pages[i] = keys.threads(found.emails[i]);
    }
    return found;
  }

  @Override
  public int count() {
    return indexes.length;
  }

  @Override
  public long sentAt(int message) {
    return sentDates[message];
  }

  @Override
  public long receivedAt(int message) {
    return messages.receivedAt(indexes[message]);
  }

  private int row(int message) {
    return KeyPage.rowOf(emails[message]);
  }

  @Override
  public long id(int message) {
    return pages[message].id(row(message));
  }

  @Override
  public int references(int message) {
    return pages[message].references(row(message));
  }

  @Override
  public long reference(int message, int number) {
    return pages[message].reference(row(message), number);
  }

  @Override
  public boolean isReply(int message) {
    return pages[message].isReply(row(message));
  }

  @Override
  public Slice baseSubject(int message) {
    return keys.sorts(emails[message]).text(row(message), SortText.BASE_SUBJECT);
  }
}
