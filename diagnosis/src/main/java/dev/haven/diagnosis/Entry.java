package dev.haven.diagnosis;

/// What is always true of a kind of finding, for the catalogue.
///
/// @param id stable for ever: `HV-TLS-03`
/// @param title the trouble, as a sentence without its full stop
/// @param meaning what it means, for somebody who knows nothing of mail
/// @param remedy what to do about it
public record Entry(String id, Severity severity, String title, String meaning, String remedy) {
  static Entry of(
      String family, int number, Severity severity, String title, String meaning, String remedy) {
    var id = "HV-%s-%02d".formatted(family, number);
    return new Entry(id, severity, title, meaning, remedy);
  }
}
