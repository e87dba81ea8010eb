package dev.haven.message;

/// Takes the transfer encoding off a body as its bytes arrive: RFC 2045 §6.
///
/// Nothing is thrown, whatever the bytes: what does not belong is passed over or passed on, and
/// [#isDamaged] says so. How the bytes were cut into chunks makes no difference. Not thread-safe;
/// one decoder decodes one body.
public sealed interface TransferDecoder
    permits IdentityDecoder, Base64Decoder, QuotedPrintableDecoder, UuDecoder {

  /// A decoder for that encoding; the octets as they are for [TransferEncoding#UNKNOWN].
  static TransferDecoder of(TransferEncoding encoding) {
    return switch (encoding) {
      case BASE64 -> new Base64Decoder();
      case QUOTED_PRINTABLE -> new QuotedPrintableDecoder();
      case UUENCODE -> new UuDecoder();
      case SEVEN_BIT, EIGHT_BIT, BINARY, UNKNOWN -> new IdentityDecoder();
    };
  }

  /// Decodes a chunk; returns how many octets were written to `out`, at most [#most] of the length.
  int decode(byte[] in, int offset, int length, byte[] out, int outOffset);

  /// Ends the body; returns how many octets were written, at most [#most] of 0.
  int finish(byte[] out, int outOffset);

  /// How many octets can come of a chunk of that length.
  int most(int length);

  /// Whether something was met that the encoding does not allow.
  boolean isDamaged();
}
