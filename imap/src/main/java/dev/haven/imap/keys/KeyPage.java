package dev.haven.imap.keys;

/// The keys of up to 512 emails with numbers in a row. Immutable, safe for any thread.
///
/// Rows are counted from the page's first number, whether there is such an email or not.
public sealed interface KeyPage permits TextPage, SortPage, ThreadPage {
  int ROWS = 512;

  /// Emails up to this number are in it, if they are at all.
  long upTo();

  /// About how many bytes it takes.
  int weight();

  /// The page of an email.
  static int numberOf(long email) {
    return Math.toIntExact(email / ROWS);
  }

  static int rowOf(long email) {
    return (int) (email % ROWS);
  }

  static long firstOf(int number) {
    return (long) number * ROWS;
  }
}
