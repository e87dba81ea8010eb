package dev.haven.message;

/// The variable parts of a card, in the order of its offset table. New ones are added at the end.
enum CardSection {
  HEADER,
  ENVELOPE,
  BODY_STRUCTURE,
  PARTS,
  FROM,
  TO,
  CC,
  BCC,
  SUBJECT,
  BASE_SUBJECT,
  MESSAGE_ID,
  IN_REPLY_TO,
  REFERENCES,
  LIST_ID;

  static final int COUNT = values().length;
}
