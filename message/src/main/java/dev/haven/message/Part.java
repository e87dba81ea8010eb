package dev.haven.message;

import java.util.List;

/// One part of a message, as places in the message's octets: its header is `headerOffset` to
/// `bodyOffset`, its body `bodyOffset` to `end`.
///
/// The part of a message or of a multipart begins where its header begins; a header that the
/// message does not have is empty. The body does not include the line end before the delimiter line
/// that ends it (RFC 2046 §5.1.1). A part of kind MESSAGE has exactly one part, the message inside.
/// Immutable and safe to share.
///
/// @param lines the line feeds in the body
/// @param encoding how the body is written
/// @param header the fields, empty if this message's headers are larger than is kept
public record Part(
    PartKind kind,
    long headerOffset,
    long bodyOffset,
    long end,
    long lines,
    MediaType type,
    TransferEncoding encoding,
    HeaderFields header,
    List<Part> parts) {

  public long headerLength() {
    return bodyOffset - headerOffset;
  }

  public long bodyLength() {
    return end - bodyOffset;
  }
}
