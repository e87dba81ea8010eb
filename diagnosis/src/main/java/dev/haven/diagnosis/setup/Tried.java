package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.Service.Language;
import dev.haven.diagnosis.probe.Observation;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A suggestion, and what is wrong with it.
///
/// @param trouble empty if it works
/// @param seen what was seen there; null if its host has no address
record Tried(Suggestion suggestion, String trouble, @Nullable Observation seen) {
  /// The best first: what works, then what is encrypted from the first byte, then the better
  /// source.
  static final Comparator<Tried> BEST_FIRST =
      Comparator.comparing((Tried tried) -> !tried.works())
          .thenComparing(tried -> tried.suggestion().service() == Service.SMTP)
          .thenComparing(tried -> tried.suggestion().service())
          .thenComparing(tried -> tried.suggestion().source());

  boolean works() {
    return trouble.isEmpty();
  }

  Optional<Observation> observation() {
    return Optional.ofNullable(seen);
  }

  Language language() {
    return suggestion.service().language();
  }

  Choice as(String why) {
    var purpose = language() == Language.SMTP ? "SMTP (sending)" : suggestion.service().title();
    return new Choice(
        purpose,
        suggestion.host(),
        suggestion.port(),
        suggestion.service().security(),
        suggestion.user(),
        suggestion.source().words(),
        works(),
        why);
  }

  /// Why it is the best there is.
  String praise() {
    var from = suggestion.source().words();
    return switch (suggestion.service().tls()) {
      case IMPLICIT -> "it works, is encrypted from the first byte, and stands in " + from;
      default -> "it works, and stands in " + from + "; nothing encrypted from the first byte does";
    };
  }

  /// Why another was preferred.
  String lessThan(Tried best) {
    if (!works()) {
      return trouble;
    }
    if (suggestion.service() != best.suggestion().service()) {
      return "works too; port %d is the better choice".formatted(best.suggestion().port());
    }
    return "works too; %s goes before it".formatted(best.suggestion().source().words());
  }
}
