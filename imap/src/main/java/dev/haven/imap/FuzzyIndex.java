package dev.haven.imap;

import dev.haven.account.Account;
import java.io.IOException;

/// An index of mail that finds what is meant where something else is written, and says how well it
/// fits: what SEARCH=FUZZY (RFC 6203) asks. Without one the extension is not offered.
///
/// Any thread may use it. It need not know what came a moment ago: a result is of its moment and
/// never kept up to date.
@FunctionalInterface
public interface FuzzyIndex {
  /// How well the emails of an account fit. Blocks while the index looks.
  Scores find(Account account, Query query) throws IOException;

  /// What is looked for, and where.
  sealed interface Query {
    String text();

    /// In a field of the header.
    record Field(String name, String text) implements Query {}

    record Body(String text) implements Query {}

    /// In header or body.
    record Anywhere(String text) implements Query {}
  }

  /// How well emails fit.
  @FunctionalInterface
  interface Scores {
    /// From 1 to 100, the best; 0 if it does not fit (RFC 6203 §4).
    int of(long email);
  }
}
