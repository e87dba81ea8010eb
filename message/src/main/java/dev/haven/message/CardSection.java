package dev.haven.message;

/// The variable parts of a card, in the order of its offset table. New ones are added at the end.
enum CardSection {
  HEADER(0),
  ENVELOPE(1),
  BODY_STRUCTURE(2),
  PARTS(3),
  FROM(4),
  TO(5),
  CC(6),
  BCC(7),
  SUBJECT(8),
  BASE_SUBJECT(9),
  MESSAGE_ID(10),
  IN_REPLY_TO(11),
  REFERENCES(12),
  LIST_ID(13),
  /// Only in cards that say so by a flag.
  PREVIEW(14);

  static final int COUNT = values().length;

  /// As many as every card has.
  static final int FEWEST = 14;

  private final int index;

  CardSection(int index) {
    this.index = index;
  }

  /// Its place in the offset table, which never changes.
  int index() {
    return index;
  }
}
