package dev.haven.imap.sort;

import dev.haven.account.Messages;
import dev.haven.account.Pace;
import dev.haven.imap.keys.Keys;
import java.io.IOException;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Puts messages in order, RFC 5256 §3 (SORT): by each criterion in turn, and those that are equal
/// in all of them in the order of the mailbox, whatever was reversed.
public final class Sorting {
  private final Messages messages;
  private final Keys keys;
  private final IntUnaryOperator relevancy;
  private final Pace pace;

  /// @param relevancy how well a message fits, by its index
  /// @param pace is told of the texts that are gathered
  public Sorting(Messages messages, Keys keys, IntUnaryOperator relevancy, Pace pace) {
    this.messages = messages;
    this.keys = keys;
    this.relevancy = relevancy;
    this.pace = pace;
  }

  /// Puts the messages in order.
  ///
  /// @param indexes of messages, ascending
  public int[] sorted(int[] indexes, List<SortCriterion> criteria) throws IOException {
    if (criteria.size() == 1 && criteria.getFirst().key().isNumber()) {
      var only = criteria.getFirst();
      var numbers = numbers(only.key(), indexes);
      return picked(indexes, numbers.order(only.reverse()));
    }
    var columns = new Column[criteria.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(criteria.get(i), indexes);
    }
    return picked(indexes, MergeSort.order(indexes.length, (a, b) -> compare(columns, a, b)));
  }

  private Column column(SortCriterion criterion, int[] indexes) throws IOException {
    var text = criterion.key().text();
    var annotation = criterion.annotation();
    Column column =
        text.isPresent()
            ? TextColumn.of(text.get(), messages, keys, indexes, pace)
            : annotation.isPresent()
                ? TextColumn.of(annotation.get(), messages, keys.collation(), indexes)
                : numbers(criterion.key(), indexes);
    return criterion.reverse() ? (a, b) -> column.compare(b, a) : column;
  }

  /// RFC 6203 §6: what fits best comes first.
  private NumberColumn numbers(SortKey key, int[] indexes) {
    if (key != SortKey.RELEVANCY) {
      return NumberColumn.of(key, messages, indexes);
    }
    var scores = new long[indexes.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = -relevancy.applyAsInt(indexes[i]);
    }
    return new NumberColumn(scores);
  }

  private static int compare(Column[] columns, int a, int b) {
    for (var column : columns) {
      int order = column.compare(a, b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int[] picked(int[] indexes, int[] order) {
    var sorted = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = indexes[order[i]];
    }
    return sorted;
  }
}
