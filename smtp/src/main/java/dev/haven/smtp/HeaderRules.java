package dev.haven.smtp;

/// What becomes of the header fields of one message; [HeaderEditor] asks in their order.
///
/// For one message and the thread that reads it.
interface HeaderRules {
  /// What is to be done with a field.
  enum Treatment {
    KEEP,
    DROP,
    /// Kept, and its [#value] told.
    READ,
    /// Kept if its value says so: see [#keeps].
    WEIGH
  }

  /// What becomes of a field.
  ///
  /// @param name in lower case
  Treatment field(String name) throws Refused;

  /// The value of a field to be [Treatment#READ], folds and all.
  void value(String name, byte[] value) throws Refused;

  /// Whether a field to be [Treatment#WEIGH]ed stays.
  boolean keeps(String name, byte[] value) throws Refused;

  /// The header is complete.
  ///
  /// @return whole fields, with CRLF, that are to be added to it
  String missing() throws Refused;
}
