package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.MessageCursor;
import dev.haven.account.Messages;
import dev.haven.message.MessageCard;
import java.io.IOException;
import java.util.Optional;

/// Visits messages of a mailbox with their cards, in the mailbox's order.
///
/// Cards lie in the order of arrival, and so do most messages of a mailbox: a run of them is one
/// scan of the store, and only those that came by COPY or long ago are looked up one by one. The
/// store holds nothing while a message is visited, so a visitor may wait for a slow client. Used
/// for one command by one thread.
final class CardScan {
  /// Further apart, two cards are not worth one scan.
  private static final int WIDEST_GAP = 64;

  private static final int LONGEST_RUN = 4096;
  private static final int SHORTEST_RUN = 4;

  /// What is done with each message.
  @FunctionalInterface
  interface Visitor {
    /// The card's bytes are valid during the call only.
    void visit(MessageCursor message, MessageCard card) throws IOException;
  }

  private final Account account;
  private final Messages messages;
  private final Visitor visitor;
  private int missing;

  CardScan(Account account, Messages messages, Visitor visitor) {
    this.account = account;
    this.messages = messages;
    this.visitor = visitor;
  }

  /// Messages whose cards are gone: expunged by others, longer ago than bodies are kept.
  int missing() {
    return missing;
  }

  void over(Selection chosen) throws IOException {
    for (int range = 0; range < chosen.ranges(); range++) {
      int at = chosen.first(range);
      while (at <= chosen.last(range)) {
        int end = endOfRun(at, chosen.last(range));
        if (end - at < SHORTEST_RUN) {
          oneByOne(at, end);
        } else {
          new Run(at, end).scan();
        }
        at = end + 1;
      }
    }
  }

  private int endOfRun(int first, int last) {
    var m = messages.cursor(first);
    m.next();
    long previous = m.emailId();
    while (m.index() < last && m.index() - first < LONGEST_RUN && m.next()) {
      long next = m.emailId();
      if (next <= previous || next - previous > WIDEST_GAP) {
        return m.index() - 1;
      }
      previous = next;
    }
    return m.index();
  }

  private void oneByOne(int first, int last) throws IOException {
    for (var m = messages.cursor(first); m.index() < last && m.next(); ) {
      var card = account.card(m.emailId());
      if (card.isEmpty()) {
        missing++;
      } else {
        visitor.visit(m, card.get());
      }
    }
  }

  /// Messages whose numbers ascend closely enough for one scan.
  private final class Run {
    private final int end;
    private final MessageCursor m;
    private boolean more;
    private Optional<IOException> failure = Optional.empty();

    Run(int first, int end) {
      this.end = end;
      this.m = messages.cursor(first);
      this.more = m.next();
    }

    void scan() throws IOException {
      account.cards(m.emailId(), messages.emailId(end), this::card);
      if (failure.isPresent()) {
        throw failure.get();
      }
      while (more) {
        skip();
      }
    }

    private boolean card(long number, MessageCard card) {
      while (more && m.emailId() < number) {
        skip();
      }
      if (more && m.emailId() == number) {
        visit(card);
      }
      return more && failure.isEmpty();
    }

    private void visit(MessageCard card) {
      try {
        visitor.visit(m, card);
        next();
      } catch (IOException e) {
        failure = Optional.of(e);
      }
    }

    private void skip() {
      missing++;
      next();
    }

    private void next() {
      more = m.index() < end && m.next();
    }
  }
}
