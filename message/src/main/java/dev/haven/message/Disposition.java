package dev.haven.message;

import java.util.Optional;

/// How a part wants to be shown: the `Content-Disposition` field, RFC 2183. Immutable and safe to
/// share.
///
/// @param type in lower case
record Disposition(String type, Parameters parameters) {
  /// The disposition that a header declares, if it does.
  static Optional<Disposition> of(HeaderFields header) {
    return header.first(FieldName.CONTENT_DISPOSITION).flatMap(Disposition::parse);
  }

  private static Optional<Disposition> parse(Slice field) {
    var in = new FieldCursor(field);
    in.skipCfws();
    int start = in.run(FieldCursor.TOKEN);
    if (in.position() == start) {
      return Optional.empty();
    }
    var type = in.lowerText(start, in.position());
    return Optional.of(new Disposition(type, Parameters.parse(in)));
  }

  boolean isAttachment() {
    return !type.equals("inline"); // RFC 2183 §2.8: an unknown type is as attachment
  }
}
