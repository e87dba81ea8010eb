package dev.haven.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The pieces of a short structured field, such as `a; b` or `a, b`, without comments and with one
/// space where there was white space. Lenient: whatever comes, something comes of it.
public final class FieldWords {
  private FieldWords() {}

  /// What stands between separators; at least one piece, perhaps an empty one.
  ///
  /// @param value of the field, folds and all
  /// @param separator not looked for in comments and quoted strings
  public static List<String> of(byte[] value, char separator) {
    var cursor = new FieldCursor(value, 0, value.length);
    var pieces = new ArrayList<String>();
    var piece = new ByteBuilder(64);
    boolean gap = false;
    while (!cursor.atEnd()) {
      int before = cursor.position();
      cursor.skipCfws();
      gap |= cursor.position() > before;
      if (cursor.accept(separator)) {
        pieces.add(text(piece));
        piece = new ByteBuilder(64);
        gap = false;
      } else if (!cursor.atEnd()) {
        if (gap && piece.length() > 0) {
          piece.add(' ');
        }
        gap = false;
        next(cursor, piece);
      }
    }
    pieces.add(text(piece));
    return List.copyOf(pieces);
  }

  private static void next(FieldCursor cursor, ByteBuilder piece) {
    if (cursor.sees('"')) {
      cursor.quotedString(piece);
    } else {
      piece.add(cursor.peek());
      cursor.skip();
    }
  }

  private static String text(ByteBuilder piece) {
    return new String(piece.array(), 0, piece.length(), StandardCharsets.UTF_8);
  }
}
