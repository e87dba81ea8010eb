package dev.haven.imap;

import dev.haven.account.Messages;
import java.util.ArrayList;
import java.util.List;

/// How well messages fit that were found: RFC 6203 §4. What was searched for in several places is
/// the mean of those where it was found; what fits exactly, fits best.
record Relevancy(List<FuzzyIndex.Scores> scores, Messages messages) {
  private static final int BEST = 100;

  /// @param key in which nothing is rough any more
  static Relevancy of(SearchKey key, Messages messages) {
    var scores = new ArrayList<FuzzyIndex.Scores>();
    key.any(part -> part instanceof SearchKey.Scored(var its) && !scores.add(its));
    return new Relevancy(scores, messages);
  }

  /// From 1 to 100.
  int of(int index) {
    long email = messages.emailId(index);
    int sum = 0;
    int found = 0;
    for (var some : scores) {
      int score = some.of(email);
      sum += score;
      found += score > 0 ? 1 : 0;
    }
    return found == 0 ? BEST : Math.clamp(sum / found, 1, BEST);
  }

  /// `RELEVANCY (4 99 42)`, for messages in the order in which they are told.
  void write(int[] indexes, Responses out) {
    out.ascii(" RELEVANCY (");
    var separator = "";
    for (int index : indexes) {
      out.ascii(separator).number(of(index));
      separator = " ";
    }
    out.put(')');
  }
}
