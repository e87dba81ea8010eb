package dev.haven.diagnosis.setup;

import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Step;
import java.time.Duration;
import java.util.List;

/// What a source said.
///
/// @param what was asked: a URL, or the records
/// @param words why there is nothing, where there is nothing
/// @param trusted false where what was said must not be used
record Asked(
    Source source,
    String what,
    List<Suggestion> suggestions,
    String words,
    boolean trusted,
    Duration elapsed) {
  Step step() {
    var outcome = suggestions.isEmpty() || !trusted ? Outcome.FAILED : Outcome.FINE;
    var evidence =
        suggestions.stream()
            .map(one -> one.service().title() + " " + one.host() + " port " + one.port())
            .toList();
    var seen = suggestions.isEmpty() || !trusted ? words : String.join(", ", evidence);
    return new Step(what, outcome, seen, elapsed, evidence);
  }
}
