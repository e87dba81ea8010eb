package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.MessageCursor;
import dev.haven.account.Messages;
import dev.haven.message.MessageCard;
import dev.haven.store.StoredBody;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Visits messages of a mailbox with their cards and bodies, in the mailbox's order.
///
/// Messages whose emails ascend are asked for together, so that the store can read ahead. It holds
/// nothing but a bounded piece of memory while a message is visited, so a visitor may wait for a
/// slow client. Used for one command by one thread.
final class BodyScan {
  private static final int MOST = 1024;

  /// What is done with each message.
  @FunctionalInterface
  interface Visitor {
    /// The card's bytes and the body are valid during the call only.
    void visit(MessageCursor message, MessageCard card, StoredBody body) throws IOException;
  }

  private final Account account;
  private final Messages messages;
  private final Visitor visitor;
  private MessageCursor message;
  private long[] emails = new long[16];
  private int[] indexes = new int[16];
  private int count;
  private int visited;
  private int missing;
  private Optional<IOException> failure = Optional.empty();

  BodyScan(Account account, Messages messages, Visitor visitor) {
    this.account = account;
    this.messages = messages;
    this.visitor = visitor;
    this.message = messages.cursor();
  }

  /// Messages that are gone: expunged by others, longer ago than bodies are kept.
  int missing() {
    return missing;
  }

  void over(Selection chosen) throws IOException {
    for (int range = 0; range < chosen.ranges(); range++) {
      int last = chosen.last(range);
      for (var m = messages.cursor(chosen.first(range)); m.index() < last && m.next(); ) {
        add(m.emailId(), m.index());
      }
    }
    show();
  }

  private void add(long email, int index) throws IOException {
    if (count == MOST || (count > 0 && email <= emails[count - 1])) {
      show();
    }
    if (count == emails.length) {
      emails = Arrays.copyOf(emails, 2 * count);
      indexes = Arrays.copyOf(indexes, 2 * count);
    }
    emails[count] = email;
    indexes[count] = index;
    count++;
  }

  private void show() throws IOException {
    visited = 0;
    account.items(Arrays.copyOf(emails, count), this::visit);
    if (failure.isPresent()) {
      throw failure.get();
    }
    missing += count - visited;
    count = 0;
  }

  private boolean visit(long email, MessageCard card, StoredBody body) {
    for (; emails[visited] < email; visited++) {
      missing++;
    }
    try {
      visitor.visit(at(indexes[visited]), card, body);
      visited++;
      return true;
    } catch (IOException e) {
      failure = Optional.of(e);
      return false;
    }
  }

  private MessageCursor at(int index) {
    if (message.index() + 1 != index) {
      message = messages.cursor(index);
    }
    message.next();
    return message;
  }
}
