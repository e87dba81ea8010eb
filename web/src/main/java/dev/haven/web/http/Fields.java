package dev.haven.web.http;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The header fields of one request as they are read. For one thread.
final class Fields {
  private static final int MOST = 64;

  /// What must not come twice: two readers could take different ones (RFC 9112 §3.2, RFC 9112
  /// §6.3).
  private static final Set<String> ONCE = Set.of("host", "content-length", "transfer-encoding");

  /// RFC 9110 §5.5.
  private static final ByteSet VALUE =
      ByteSet.range(0x20, 0xff).minus(ByteSet.of("\u007f")).plus(ByteSet.of("\t"));

  private final Map<String, String> values = new HashMap<>();
  private int lines;

  /// Takes one line (RFC 9112 §5). No space before the colon, no folded lines.
  void add(byte[] line) throws SyntaxException, HttpRefused {
    if (++lines > MOST) {
      throw new HttpRefused(431, "The request has more than " + MOST + " header fields.");
    }
    var cursor = new ByteCursor(line);
    var name = cursor.oneOrMore(RequestLine.TOKEN, "a field name").toLowerCase(Locale.ROOT);
    cursor.expect(':');
    var value = cursor.atEnd() ? "" : value(cursor);
    if (values.containsKey(name) && ONCE.contains(name)) {
      throw new HttpRefused(400, "The field " + name + " came twice.");
    }
    values.merge(name, value, (one, other) -> one + ", " + other);
  }

  private static String value(ByteCursor cursor) throws SyntaxException {
    int start = cursor.position();
    while (cursor.sees(VALUE)) {
      cursor.next();
    }
    cursor.end();
    cursor.back(start);
    return cursor.rest().strip();
  }

  String value(String name) {
    return values.getOrDefault(name, "");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /// Whether a list of words has this one (RFC 9110 §5.6.1).
  boolean says(String name, String word) {
    return (", " + value(name).toLowerCase(Locale.ROOT) + ",")
        .replace("\t", " ")
        .replace(" ,", ",")
        .contains(" " + word + ",");
  }

  Map<String, String> all() {
    return values;
  }
}
