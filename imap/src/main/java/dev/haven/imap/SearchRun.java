package dev.haven.imap;

import dev.haven.account.MessageCursor;
import dev.haven.account.Pace;
import dev.haven.account.UidSetBuilder;
import dev.haven.message.MessageCard;
import dev.haven.store.StoredBody;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// One search over a mailbox as it was announced.
///
/// First the columns and the keys rule out what they can; then the cards of what is left are read
/// in scans, and bodies, only where nothing cheaper decides. For one thread.
final class SearchRun {
  private final SearchKey key;
  private final State.Selected state;
  private final List<Criterion> cheap;
  private final List<Criterion> dear;
  private final Row row;
  private final UidSetBuilder found = new UidSetBuilder();
  private Pace judging = Pace.UNSEEN;
  private long judged;
  private long all;

  private SearchRun(SearchKey key, State.Selected state, List<Criterion> criteria) {
    this.key = key;
    this.state = state;
    this.cheap = criteria.stream().filter(c -> c.needs().compareTo(Needs.KEYS) <= 0).toList();
    this.dear = criteria.stream().filter(c -> c.needs().compareTo(Needs.KEYS) > 0).toList();
    this.row = new Row(state.account(), state.announced().messages().cursor());
  }

  static SearchRun of(SearchKey key, State.Selected state)
      throws SyntaxException, IOException, Refused {
    var resolved = Fuzziness.resolved(key, state);
    return new SearchRun(resolved, state, Criterion.conjuncts(resolved, state));
  }

  /// How well what it finds fits.
  Relevancy relevancy() {
    return Relevancy.of(key, state.announced().messages());
  }

  /// RFC 7162 §3.1.5: whether the answer must tell the highest MODSEQ.
  boolean asksModSeq() {
    return key.any(SearchKey.ModSeq.class::isInstance);
  }

  Selection find(Pace pace) throws IOException, SyntaxException {
    return find(scope(), pace);
  }

  /// The messages that are looked at.
  Selection scope() throws SyntaxException {
    return Criterion.scope(key, state, state.announced().messages());
  }

  /// Those found among some of them.
  Selection find(Selection scope, Pace pace) throws IOException {
    var messages = state.announced().messages();
    var candidates = candidates(scope, pace);
    if (dear.isEmpty() || candidates.isEmpty()) {
      return candidates;
    }
    judging = pace;
    all = candidates.count();
    if (dear.getLast().needs() == Needs.CARD) {
      new CardScan(state.account(), messages, this::visit).over(candidates);
    } else {
      new BodyScan(state.account(), messages, this::visit).over(candidates);
    }
    return Selection.ofNumbers(found.build());
  }

  private Selection candidates(Selection scope, Pace pace) throws IOException {
    var numbers = new UidSetBuilder();
    long count = scope.count();
    long seen = 0;
    for (int range = 0; range < scope.ranges(); range++) {
      int last = scope.last(range);
      var m = state.announced().messages().cursor(scope.first(range));
      while (m.index() < last && m.next()) {
        pace.at(seen++, count);
        row.at(m);
        if (holds(cheap)) {
          numbers.add(m.index() + 1L);
        }
      }
    }
    return Selection.ofNumbers(numbers.build());
  }

  private boolean holds(List<Criterion> criteria) throws IOException {
    for (int i = 0; i < criteria.size(); i++) {
      if (!criteria.get(i).holds(row)) {
        return false;
      }
    }
    return true;
  }

  private void visit(MessageCursor message, MessageCard card) throws IOException {
    row.at(message, card);
    judge();
  }

  private void visit(MessageCursor message, MessageCard card, StoredBody body) throws IOException {
    row.at(message, card, body);
    judge();
  }

  private void judge() throws IOException {
    judging.at(judged++, all);
    if (holds(dear)) {
      found.add(row.message().index() + 1L);
    }
  }
}
