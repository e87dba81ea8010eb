package dev.haven.diagnosis.records;

/// A record that a domain should have.
///
/// @param name in full, in lower case, without a final dot
/// @param purpose what it is for, in a few words
/// @param note what it depends on, as a sentence; empty if nothing
public record Wanted(String name, Value value, Need need, Purpose purpose, String note) {
  RecordType type() {
    return value.type();
  }
}
