package dev.haven.imap;

/// What must be at hand to answer a question about a message, cheapest first.
enum Needs {
  /// The mailbox's columns.
  COLUMNS,
  /// The keys of many messages.
  KEYS,
  /// The message card.
  CARD,
  /// The message's bytes.
  BODY
}
