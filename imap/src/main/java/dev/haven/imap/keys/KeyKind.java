package dev.haven.imap.keys;

/// What keys there are; each kind is made only when something needs it.
enum KeyKind {
  TEXTS,
  SORTS,
  THREADS
}
