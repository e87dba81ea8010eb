package dev.haven.store;

/// The name of a log, such as `account/7f3a9c0012345678` or `domain/example.com`.
///
/// A kind, a slash, and what it is about: lower-case ASCII letters, digits, `.`, `-`, `_` and `/`,
/// at most 200 bytes, so that every engine can use it as a key and a person can read it.
public record LogId(String name) implements Comparable<LogId> {
  private static final int LONGEST = 200;

  public LogId {
    if (name.isEmpty() || name.length() > LONGEST || !name.chars().allMatch(LogId::allowed)) {
      throw new IllegalArgumentException("not a log name: " + name);
    }
  }

  private static boolean allowed(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "._-/".indexOf(c) >= 0;
  }

  @Override
  public int compareTo(LogId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
