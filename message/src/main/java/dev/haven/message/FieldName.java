package dev.haven.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The header fields that are looked up by name: those of the envelope, of threads and of MIME.
public enum FieldName {
  FROM,
  SENDER,
  REPLY_TO,
  TO,
  CC,
  BCC,
  SUBJECT,
  DATE,
  MESSAGE_ID,
  IN_REPLY_TO,
  REFERENCES,
  LIST_ID,
  CONTENT_TYPE,
  CONTENT_TRANSFER_ENCODING,
  CONTENT_DISPOSITION,
  CONTENT_ID,
  CONTENT_DESCRIPTION,
  CONTENT_LANGUAGE,
  CONTENT_LOCATION,
  CONTENT_MD5;

  static final int NONE = -1;

  private static final FieldName[][] BY_LENGTH = byLength();

  private final String field = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /// The index of the field with this name, letters of either case, or [#NONE].
  static int recognise(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= BY_LENGTH.length) {
      return NONE;
    }
    for (var candidate : BY_LENGTH[length]) {
      if (Ascii.equalsIgnoreCase(bytes, from, to, candidate.field)) {
        return candidate.index();
      }
    }
    return NONE;
  }

  /// Its place in tables that live no longer than the program.
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }

  private static FieldName[][] byLength() {
    int longest = 0;
    for (var field : values()) {
      longest = Math.max(longest, field.field.length());
    }
    var table = new FieldName[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      List<FieldName> sameLength = new ArrayList<>();
      for (var field : values()) {
        if (field.field.length() == length) {
          sameLength.add(field);
        }
      }
      table[length] = sameLength.toArray(FieldName[]::new);
    }
    return table;
  }
}
