package dev.haven.store.segment;

/// The kinds of journal records. Codes are part of the format and never used twice.
public enum RecordType {
  BODY(1),
  CARD(2),
  ENTRY(3),
  CHECKPOINT(4),
  PAGE(5),
  DROP(6),
  GROUP_END(7);

  private static final RecordType[] ALL = values();

  private final int code;

  RecordType(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static boolean known(int code) {
    return code >= 1 && code <= ALL.length;
  }

  static RecordType of(int code) {
    return ALL[code - 1];
  }
}
