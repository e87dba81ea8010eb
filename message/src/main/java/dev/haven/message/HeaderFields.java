package dev.haven.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The fields of one header block, as places in its raw bytes: RFC 5322 §2.2.
///
/// A field is a line and the lines after it that begin with white space. A line that has no colon,
/// or a folded line with nothing before it, is a field without a name: it is kept in place and
/// belongs to no one. Lines end with LF, with or without a CR before it.
///
/// Immutable and safe to share, as long as nobody writes to the bytes.
public final class HeaderFields {
  private static final int INTS_PER_FIELD = 3;
  private static final FieldName[] NAMES = FieldName.values();

  public static final HeaderFields EMPTY = new HeaderFields(new byte[0], 0);

  private final byte[] bytes;
  private final int end;

  /// For each field: where it begins, where its colon is (its beginning if it has none), where it
  /// ends.
  private int[] places = new int[24 * INTS_PER_FIELD];

  private int count;

  /// For each [FieldName] the index of its first field plus one, or 0.
  private final short[] first = new short[NAMES.length];

  private HeaderFields(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = index(length);
  }

  /// The fields of a block; what follows an empty line is not looked at.
  public static HeaderFields of(byte[] block) {
    return block.length == 0 ? EMPTY : new HeaderFields(block, block.length);
  }

  public static HeaderFields of(Slice block) {
    return of(
        block.offset() == 0 && block.length() == block.bytes().length
            ? block.bytes()
            : block.copy());
  }

  public int count() {
    return count;
  }

  /// The raw block that the fields are places in.
  public Slice block() {
    return new Slice(bytes, 0, bytes.length);
  }

  /// What follows the fields: the empty line, if there is one.
  public Slice tail() {
    return new Slice(bytes, end, bytes.length - end);
  }

  /// The name as written; empty if the line has no colon.
  public Slice name(int index) {
    return new Slice(bytes, start(index), nameEnd(index) - start(index));
  }

  /// The value as written, folds and all, without white space and line ends around it.
  public Slice value(int index) {
    int from = valueStart(index);
    return new Slice(bytes, from, valueEnd(index) - from);
  }

  /// The whole field with its line end.
  public Slice raw(int index) {
    return new Slice(bytes, start(index), fieldEnd(index) - start(index));
  }

  /// The value of the first field of that name.
  public Optional<Slice> first(FieldName name) {
    int index = indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(value(index));
  }

  /// The value of the first field of that name, which need not be a known one.
  public Optional<Slice> first(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < count; i++) {
      if (Ascii.equalsIgnoreCase(bytes, start(i), nameEnd(i), wanted)) {
        return Optional.of(value(i));
      }
    }
    return Optional.empty();
  }

  /// The index of the first field of that name, or -1.
  int indexOf(FieldName name) {
    return first[name.index()] - 1;
  }

  /// The index of the next field of that name after `index`, or -1.
  int indexAfter(FieldName name, int index) {
    for (int i = index + 1; i < count; i++) {
      if (FieldName.recognise(bytes, start(i), nameEnd(i)) == name.index()) {
        return i;
      }
    }
    return -1;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int index) {
    return places[index * INTS_PER_FIELD];
  }

  int fieldEnd(int index) {
    return places[index * INTS_PER_FIELD + 2];
  }

  int nameEnd(int index) {
    int at = places[index * INTS_PER_FIELD + 1];
    int start = start(index);
    while (at > start && Ascii.isSpace(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  int valueStart(int index) {
    int colon = places[index * INTS_PER_FIELD + 1];
    int at = bytes[colon] == ':' ? colon + 1 : colon;
    int limit = fieldEnd(index);
    while (at < limit && Ascii.isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  int valueEnd(int index) {
    int at = fieldEnd(index);
    int limit = valueStart(index);
    while (at > limit && Ascii.isBlank(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  /// Finds every field; returns where the last one ends.
  private int index(int length) {
    int at = 0;
    while (at < length && !isEmptyLine(at, length)) {
      int lineEnd = lineEnd(at, length);
      if (Ascii.isSpace(bytes[at]) && count > 0) {
        places[(count - 1) * INTS_PER_FIELD + 2] = lineEnd;
      } else {
        add(at, lineEnd);
      }
      at = lineEnd;
    }
    return at;
  }

  private boolean isEmptyLine(int at, int length) {
    return bytes[at] == '\n' || (bytes[at] == '\r' && at + 1 < length && bytes[at + 1] == '\n');
  }

  private int lineEnd(int from, int length) {
    int at = from;
    while (at < length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, length);
  }

  private void add(int start, int lineEnd) {
    int place = count * INTS_PER_FIELD;
    if (place == places.length) {
      places = Arrays.copyOf(places, place * 2);
    }
    int colon = colon(start, lineEnd);
    places[place] = start;
    places[place + 1] = colon;
    places[place + 2] = lineEnd;
    count++;
    remember(start, colon);
  }

  private void remember(int start, int colon) {
    int known = FieldName.recognise(bytes, start, nameEnd(count - 1));
    if (colon > start && known != FieldName.NONE && first[known] == 0 && count <= Short.MAX_VALUE) {
      first[known] = (short) count;
    }
  }

  private int colon(int start, int lineEnd) {
    for (int i = start; i < lineEnd; i++) {
      if (bytes[i] == ':') {
        return i;
      }
    }
    return start;
  }
}
