package dev.haven.account;

import java.util.Comparator;
import java.util.Locale;

/// Names one entry of metadata, RFC 5464 §3.
///
/// @param owner whose private entry it is: the log of their account; empty for a shared one
/// @param name below `/private` or `/shared`, such as `/comment`; in lower case, since case does
///   not matter
public record MetadataKey(String owner, String name) implements Comparable<MetadataKey> {
  private static final Comparator<MetadataKey> ORDER =
      Comparator.comparing(MetadataKey::owner).thenComparing(MetadataKey::name);

  public MetadataKey {
    name = name.toLowerCase(Locale.ROOT);
  }

  public boolean isShared() {
    return owner.isEmpty();
  }

  @Override
  public int compareTo(MetadataKey other) {
    return ORDER.compare(this, other);
  }
}
