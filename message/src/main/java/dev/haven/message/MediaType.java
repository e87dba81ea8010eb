package dev.haven.message;

/// What a part says that it is: the `Content-Type` field, RFC 2045 §5.
///
/// Type and subtype are in lower case. Immutable and safe to share.
public record MediaType(String type, String subtype, Parameters parameters) {
  private static final Parameters US_ASCII =
      Parameters.of(new Parameter("charset", Slice.of(Ascii.bytes("us-ascii"))));

  /// RFC 2045 §5.2: what a part is that does not say, or does not say it clearly.
  static final MediaType DEFAULT = new MediaType("text", "plain", US_ASCII);

  /// RFC 2046 §5.1.5: what a part of a digest is that does not say.
  static final MediaType DIGEST_DEFAULT = new MediaType("message", "rfc822", Parameters.NONE);

  /// What a part is described as whose inside is not looked at.
  static final MediaType OPAQUE = new MediaType("application", "octet-stream", Parameters.NONE);

  /// RFC 6838 §4.2: no name is longer.
  private static final int MAX_NAME_LENGTH = 127;

  static MediaType parse(Slice field) {
    var in = new FieldCursor(field);
    in.skipCfws();
    int typeStart = in.run(FieldCursor.TOKEN);
    int typeEnd = in.position();
    in.skipCfws();
    if (typeStart == typeEnd || typeEnd - typeStart > MAX_NAME_LENGTH) {
      return DEFAULT;
    }
    if (!in.accept('/')) {
      return withoutSubtype(in.lowerText(typeStart, typeEnd), in);
    }
    in.skipCfws();
    int subtypeStart = in.run(FieldCursor.TOKEN);
    int subtypeEnd = in.position();
    if (subtypeStart == subtypeEnd || subtypeEnd - subtypeStart > MAX_NAME_LENGTH) {
      return withoutSubtype(in.lowerText(typeStart, typeEnd), in);
    }
    var type = in.lowerText(typeStart, typeEnd);
    return new MediaType(type, in.lowerText(subtypeStart, subtypeEnd), Parameters.parse(in));
  }

  /// `text`, as written before MIME, is plain text; an unknown word is RFC 2045 §5.2's case.
  private static MediaType withoutSubtype(String type, FieldCursor in) {
    return switch (type) {
      case "text" -> new MediaType("text", "plain", Parameters.parse(in));
      case "multipart" -> new MediaType("multipart", "mixed", Parameters.parse(in));
      case "application", "image", "audio", "video", "font", "model" ->
          new MediaType("application", "octet-stream", Parameters.parse(in));
      default -> DEFAULT;
    };
  }

  MediaType withoutParameters() {
    return new MediaType(type, subtype, Parameters.NONE);
  }

  public boolean isText() {
    return type.equals("text");
  }

  public boolean isMultipart() {
    return type.equals("multipart");
  }

  /// Whether such a part holds a message with a header of its own: RFC 2046 §5.2.1, RFC 6532 §3.7.
  public boolean isMessage() {
    return type.equals("message") && (subtype.equals("rfc822") || subtype.equals("global"));
  }

  /// What a part inside that does not say its type is.
  MediaType defaultInside() {
    return isMultipart() && subtype.equals("digest") ? DIGEST_DEFAULT : DEFAULT;
  }

  @Override
  public String toString() {
    return type + "/" + subtype;
  }
}
