package dev.haven.mailauth.spf;

/// One term as it was evaluated.
///
/// @param depth how many records lead to this one
/// @param domain whose record it stands in
/// @param term as it stands there
/// @param seen what was found out, in a few words
public record SpfStep(int depth, String domain, String term, Effect effect, String seen) {
  /// What came of it.
  public enum Effect {
    MATCHED("matches"),
    PASSED_OVER("does not match"),
    /// The record that it names counts instead.
    FOLLOWED("is followed");

    private final String words;

    Effect(String words) {
      this.words = words;
    }
  }

  static SpfStep of(int depth, String domain, String term, boolean matched, String seen) {
    return new SpfStep(depth, domain, term, matched ? Effect.MATCHED : Effect.PASSED_OVER, seen);
  }

  public boolean matched() {
    return effect == Effect.MATCHED;
  }

  /// For people.
  public String shown() {
    var end = seen.isEmpty() ? "" : " (" + seen + ")";
    return "%s%s: %s %s%s".formatted("  ".repeat(depth), domain, term, effect.words, end);
  }
}
