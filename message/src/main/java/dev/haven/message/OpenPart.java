package dev.haven.message;

import java.util.ArrayList;
import java.util.List;

/// A part whose end has not been seen yet. Not thread-safe; belongs to one [PartTree].
final class OpenPart {
  private static final byte[] NO_BOUNDARY = {};

  private final long headerOffset;
  private PartKind kind = PartKind.LEAF;
  private long bodyOffset;
  private long linesBefore;
  private MediaType type;
  private TransferEncoding encoding = TransferEncoding.SEVEN_BIT;
  private HeaderFields header = HeaderFields.EMPTY;
  private byte[] boundary = NO_BOUNDARY;
  private List<Part> parts = List.of();

  /// @param defaultType what the part is if its header does not say
  OpenPart(Mark header, MediaType defaultType) {
    this.headerOffset = header.offset();
    this.bodyOffset = header.offset();
    this.linesBefore = header.lines();
    this.type = defaultType;
  }

  /// The header has been read. `keep` says whether its fields may stay in memory.
  void headerRead(HeaderFields fields, boolean keep, boolean mayOpen) {
    fields.first(FieldName.CONTENT_TYPE).ifPresent(field -> type = MediaType.parse(field));
    fields
        .first(FieldName.CONTENT_TRANSFER_ENCODING)
        .ifPresent(field -> encoding = TransferEncoding.parse(field));
    kind = kindOf(mayOpen);
    if (kind == PartKind.MULTIPART) {
      boundary = boundaryOf(type);
    }
    if (keep) {
      header = fields;
    } else {
      type = type.withoutParameters();
    }
  }

  private PartKind kindOf(boolean mayOpen) {
    if (type.isMultipart()) {
      return mayOpen ? PartKind.MULTIPART : PartKind.OPAQUE;
    }
    if (type.isMessage()) {
      return mayOpen && encoding.isIdentity() ? PartKind.MESSAGE : PartKind.OPAQUE;
    }
    return PartKind.LEAF;
  }

  /// RFC 2046 §5.1.1: a boundary does not end with white space. One that is too long to be found is
  /// none.
  private static byte[] boundaryOf(MediaType type) {
    var value = type.parameters().raw("boundary").orElse(Slice.EMPTY);
    int length = value.length();
    while (length > 0 && Ascii.isBlank(value.at(length - 1))) {
      length--;
    }
    return length > LineHead.MAX_BOUNDARY_LENGTH ? NO_BOUNDARY : value.part(0, length).copy();
  }

  long headerOffset() {
    return headerOffset;
  }

  void bodyBegins(Mark body) {
    bodyOffset = body.offset();
    linesBefore = body.lines();
  }

  void becomeOpaque() {
    kind = PartKind.OPAQUE;
  }

  PartKind kind() {
    return kind;
  }

  MediaType defaultInside() {
    return kind == PartKind.MULTIPART ? type.defaultInside() : MediaType.DEFAULT;
  }

  byte[] boundary() {
    return boundary;
  }

  boolean hasBoundary() {
    return boundary.length > 0;
  }

  /// What follows is the epilogue: RFC 2046 §5.1.1.
  void dropBoundary() {
    boundary = NO_BOUNDARY;
  }

  void add(Part part) {
    if (parts.isEmpty()) {
      parts = new ArrayList<>(4);
    }
    parts.add(part);
  }

  /// The part, which ends at `end`; that is before the line end that belongs to the delimiter line.
  /// But where a header comes right before the delimiter line, its line end stays its own.
  Part close(Mark end) {
    long least = parts.isEmpty() ? bodyOffset : parts.getLast().end();
    long bodyEnd = Math.max(end.offset(), least);
    long bodyLines = (bodyEnd > end.offset() ? end.lines() + 1 : end.lines()) - linesBefore;
    if (kind == PartKind.MULTIPART && parts.isEmpty()) {
      add(wholeBody(bodyEnd, bodyLines));
    }
    return new Part(
        kind,
        headerOffset,
        bodyOffset,
        bodyEnd,
        bodyLines,
        type,
        encoding,
        header,
        List.copyOf(parts));
  }

  /// A multipart in which no delimiter was found holds its whole body as one text: IMAP has no form
  /// for a multipart without parts (RFC 9051 §9, `body-type-mpart`), and so nothing becomes
  /// unreadable.
  private Part wholeBody(long bodyEnd, long bodyLines) {
    return new Part(
        PartKind.LEAF,
        bodyOffset,
        bodyOffset,
        bodyEnd,
        bodyLines,
        MediaType.DEFAULT,
        TransferEncoding.SEVEN_BIT,
        HeaderFields.EMPTY,
        List.of());
  }
}
