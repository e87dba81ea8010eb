package dev.haven.diagnosis.records;

/// One part of a record's value: what a form has a field for.
///
/// @param label what forms call it
/// @param text a host without its final dot unless it is the root, a text without quotes
public record Field(String label, String text, Nature nature) {
  /// How it is written.
  public enum Nature {
    NUMBER,
    /// A name of the DNS, relative to its root.
    HOST,
    /// Strings of octets; quoted in zone files.
    TEXT,
    /// An address, a tag, hexadecimal digits: the same everywhere.
    WORD
  }

  /// A host as those want it who would append the domain otherwise. The root has its dot already.
  String dotted() {
    return text.endsWith(".") ? text : text + ".";
  }

  static Field number(String label, int number) {
    return new Field(label, Integer.toString(number), Nature.NUMBER);
  }

  static Field host(String label, String host) {
    return new Field(label, host, Nature.HOST);
  }

  static Field text(String label, String text) {
    return new Field(label, text, Nature.TEXT);
  }

  static Field word(String label, String word) {
    return new Field(label, word, Nature.WORD);
  }
}
