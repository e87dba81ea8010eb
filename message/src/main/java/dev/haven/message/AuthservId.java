package dev.haven.message;

import dev.haven.wire.ByteSet;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Whose word an Authentication-Results field is said to be (RFC 8601 §2.5), as far as the field
/// can be read.
///
/// Nobody reads these fields all alike. So one that breaks the grammar may still be taken for ours
/// by somebody, and what it could be taken for counts.
public sealed interface AuthservId {
  /// What is left out of an unclear field.
  ByteSet STRIPPED = ByteSet.range(0, 0x20).plus(ByteSet.of("()\"\\\u007f"));

  /// Whether somebody may take the field for one that `name` has added.
  boolean mayBe(String name);

  /// Whether the field is of the version that there is (RFC 8601 §2.2).
  boolean known();

  /// As the grammar has it.
  ///
  /// @param version 1, unless the field names another
  record Named(String name, int version) implements AuthservId {
    @Override
    public boolean mayBe(String other) {
      return canonical(name).equals(canonical(other));
    }

    @Override
    public boolean known() {
      return version == 1;
    }
  }

  /// Not after the grammar.
  ///
  /// @param bare the field without blanks and quoting, and without comments
  /// @param whole the same with what stands in its comments, which might be none to somebody
  record Unclear(String bare, String whole) implements AuthservId {
    @Override
    public boolean mayBe(String name) {
      return contains(canonical(name)) || contains(name.toLowerCase(Locale.ROOT));
    }

    private boolean contains(String name) {
      return bare.contains(name) || whole.contains(name);
    }

    @Override
    public boolean known() {
      return true;
    }
  }

  /// What a field's value begins with.
  static AuthservId of(byte[] value) {
    var cursor = new FieldCursor(value, 0, value.length);
    cursor.skipCfws();
    var name = name(cursor);
    cursor.skipCfws();
    int digits = cursor.position();
    int version = cursor.digits();
    boolean versioned = cursor.position() > digits;
    cursor.skipCfws();
    return !name.isEmpty() && cursor.sees(';')
        ? new Named(name, versioned ? version : 1)
        : new Unclear(remains(value, false), remains(value, true));
  }

  /// RFC 8601 §2.2: `value`, that is a token or a quoted string.
  private static String name(FieldCursor cursor) {
    if (cursor.sees('"')) {
      var content = new ByteBuilder(64);
      cursor.quotedString(content);
      return new String(content.array(), 0, content.length(), StandardCharsets.UTF_8);
    }
    int start = cursor.run(FieldCursor.TOKEN);
    return cursor.slice(start, cursor.position()).text();
  }

  private static String remains(byte[] value, boolean comments) {
    var cursor = new FieldCursor(value, 0, value.length);
    var remains = new ByteBuilder(value.length);
    while (!cursor.atEnd()) {
      if (cursor.sees('(') && !comments) {
        cursor.comment();
      } else if (STRIPPED.contains(cursor.peek())) {
        cursor.skip();
      } else {
        int start = cursor.until(STRIPPED);
        remains.add(value, start, cursor.position());
      }
    }
    return new String(remains.array(), 0, remains.length(), StandardCharsets.UTF_8)
        .toLowerCase(Locale.ROOT);
  }

  /// Domain names are one whether in A-labels or U-labels, in any case, and with a dot behind them.
  private static String canonical(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    var bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    try {
      return IDN.toASCII(bare).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return bare; // no domain name
    }
  }
}
