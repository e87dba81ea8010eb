package dev.haven.diagnosis.published;

/// How a record stands.
public enum Standing {
  FINE("as it should be"),
  MISSING("missing"),
  /// Not there, and it need not be.
  ABSENT("not there"),
  DIFFERENT("different"),
  MISTYPED("typed wrongly"),
  /// Some servers of the domain have it, others not.
  UNEVEN("not on all servers yet"),
  /// The servers of the domain have it, the resolver has what was before.
  STALE("resolver has the old one"),
  /// Nobody who knows could be asked.
  UNKNOWN("not known");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /// For tables.
  public String words() {
    return words;
  }
}
