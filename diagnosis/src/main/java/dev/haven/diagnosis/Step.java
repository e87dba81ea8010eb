package dev.haven.diagnosis;

import java.time.Duration;
import java.util.List;

/// One observed fact. Its texts are safe to print, whoever they came from.
///
/// @param what was done or looked at: `mail.example.com port 993 (192.0.2.1)`
/// @param seen what came of it, in a few words
/// @param evidence behind it: records, lines, certificates; never a password
public record Step(
    String what, Outcome outcome, String seen, Duration elapsed, List<String> evidence) {
  public Step {
    what = Printable.text(what);
    seen = Printable.text(seen);
    evidence = Printable.lines(evidence);
  }
}
