package dev.haven.diagnosis;

import java.util.List;

/// What observations mean, and what to do about it. Its texts are safe to print, whoever they came
/// from.
///
/// @param id of its kind, as in the catalogue
/// @param where it was found
/// @param cause as a sentence without its full stop
/// @param remedy one or several sentences
/// @param evidence what was seen
public record Finding(
    String id,
    Severity severity,
    String where,
    String cause,
    String remedy,
    List<String> evidence) {
  public Finding {
    where = Printable.text(where);
    cause = Printable.text(cause);
    evidence = Printable.lines(evidence);
  }

  /// The same where it matters less than elsewhere.
  public Finding softened() {
    return new Finding(id, Severity.WARNING, where, cause, remedy, evidence);
  }

  /// The same with a remedy of its own.
  public Finding advising(String otherRemedy) {
    return new Finding(id, severity, where, cause, otherRemedy, evidence);
  }
}
