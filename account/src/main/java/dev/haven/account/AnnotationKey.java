package dev.haven.account;

import java.util.Comparator;

/// Names one value of an annotation of a message, RFC 5257 §3.2, RFC 5257 §3.3.
///
/// @param entry such as `/comment`; case matters
/// @param owner whose private value it is: the log of their account; empty for the shared one
public record AnnotationKey(String entry, String owner) implements Comparable<AnnotationKey> {
  private static final Comparator<AnnotationKey> ORDER =
      Comparator.comparing(AnnotationKey::entry).thenComparing(AnnotationKey::owner);

  public boolean isShared() {
    return owner.isEmpty();
  }

  @Override
  public int compareTo(AnnotationKey other) {
    return ORDER.compare(this, other);
  }
}
