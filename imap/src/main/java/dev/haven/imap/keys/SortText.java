package dev.haven.imap.keys;

/// The texts by which messages are sorted and threaded.
public enum SortText {
  /// RFC 5256 §2.1.
  BASE_SUBJECT(0),
  /// The local part of the first address: RFC 5256 §3 (SORT).
  FROM(1),
  TO(2),
  CC(3),
  /// RFC 5957 §2: the name of the first address, or the address.
  DISPLAY_FROM(4),
  DISPLAY_TO(5);

  static final int COUNT = values().length;

  private final int index;

  SortText(int index) {
    this.index = index;
  }

  /// Its place in a page.
  int index() {
    return index;
  }
}
