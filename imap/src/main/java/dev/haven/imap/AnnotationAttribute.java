package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.Arrays;

/// An attribute of an annotation of a message, RFC 5257 §3.2.2: without `.priv` and `.shared` it
/// means both.
enum AnnotationAttribute {
  VALUE("value", true, true),
  VALUE_PRIV("value.priv", true, false),
  VALUE_SHARED("value.shared", false, true),
  SIZE("size", true, true),
  SIZE_PRIV("size.priv", true, false),
  SIZE_SHARED("size.shared", false, true);

  private final String wire;
  private final boolean ofPrivate;
  private final boolean ofShared;

  AnnotationAttribute(String wire, boolean ofPrivate, boolean ofShared) {
    this.wire = wire;
    this.ofPrivate = ofPrivate;
    this.ofShared = ofShared;
  }

  static AnnotationAttribute parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var name = in.astring();
    return Arrays.stream(values())
        .filter(attribute -> attribute.wire.equals(name))
        .findFirst()
        .orElseThrow(() -> new SyntaxException("value or size, with .priv, .shared or none", at));
  }

  /// Those that can be searched: RFC 5257 §5, rule `att-search`.
  static AnnotationAttribute searched(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var attribute = parse(in);
    if (attribute.isSize()) {
      throw new SyntaxException("value, value.priv or value.shared", at);
    }
    return attribute;
  }

  /// Those that can be set or sorted by: RFC 5257 §5, rule `att-sort`.
  ///
  /// @return whether it is the shared one
  static boolean onlyShared(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var attribute = searched(in);
    if (attribute == VALUE) {
      throw new SyntaxException("value.priv or value.shared", at);
    }
    return attribute.ofShared;
  }

  boolean ofPrivate() {
    return ofPrivate;
  }

  boolean ofShared() {
    return ofShared;
  }

  boolean isSize() {
    return this == SIZE || this == SIZE_PRIV || this == SIZE_SHARED;
  }
}
