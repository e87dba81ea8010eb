package dev.haven.imap.sort;

import dev.haven.account.AnnotationKey;
import java.util.Optional;

/// One of the criteria of SORT, the first deciding before the next: RFC 5256 §3 (SORT).
///
/// @param annotation by whose value, for [SortKey#ANNOTATION]
public record SortCriterion(SortKey key, boolean reverse, Optional<AnnotationKey> annotation) {
  /// Stands for whoever asks, in a command that does not know who that is.
  private static final String WHOEVER_ASKS = "?";

  public SortCriterion(SortKey key, boolean reverse) {
    this(key, reverse, Optional.empty());
  }

  /// RFC 5257 §4.9.
  public static SortCriterion ofAnnotation(String entry, boolean shared, boolean reverse) {
    var key = new AnnotationKey(entry, shared ? "" : WHOEVER_ASKS);
    return new SortCriterion(SortKey.ANNOTATION, reverse, Optional.of(key));
  }

  /// The same for somebody.
  ///
  /// @param viewer the log of their account
  public SortCriterion askedBy(String viewer) {
    return new SortCriterion(
        key, reverse, annotation.map(a -> a.isShared() ? a : new AnnotationKey(a.entry(), viewer)));
  }
}
