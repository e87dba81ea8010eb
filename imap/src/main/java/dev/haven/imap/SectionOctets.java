package dev.haven.imap;

import dev.haven.message.PartPlace;
import dev.haven.message.Slice;
import java.io.IOException;
import java.util.Optional;

/// The octets that `BODY[section]` means of one message: a range of its own, or header fields that
/// were picked out of one (RFC 9051 §6.4.5).
sealed interface SectionOctets {
  /// Fields of a larger header are not picked out.
  int LARGEST_HEADER = 1 << 20;

  long length();

  /// Hands on some of them, piece by piece.
  void copy(long from, long count, Row row, Sink to) throws IOException;

  /// Writes some of them as a literal, or as an empty string.
  void writeLiteral(long from, long count, Row row, Responses out) throws IOException;

  /// What takes them.
  @FunctionalInterface
  interface Sink {
    void take(byte[] bytes, int offset, int count) throws IOException;
  }

  /// Nothing if the message has no such section.
  static Optional<SectionOctets> of(Section section, Row row) {
    if (section.isWholeMessage()) {
      return Optional.of(new InMessage(0, row.size()));
    }
    var place = row.card().part(section.part());
    if (section.part().length == 0) {
      return place.flatMap(message -> ofMessage(section, message, row));
    }
    return switch (section.what()) {
      case ALL -> place.map(part -> new InMessage(part.bodyOffset(), part.bodyLength()));
      case MIME -> place.map(part -> new InMessage(part.headerOffset(), part.headerLength()));
      case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT, TEXT ->
          place.flatMap(PartPlace::message).flatMap(message -> ofMessage(section, message, row));
    };
  }

  private static Optional<SectionOctets> ofMessage(Section section, PartPlace message, Row row) {
    long header = message.headerOffset();
    long length = message.headerLength();
    return switch (section.what()) {
      case ALL, MIME -> Optional.of(new InMessage(header, length + message.bodyLength()));
      case TEXT -> Optional.of(new InMessage(message.bodyOffset(), message.bodyLength()));
      case HEADER -> Optional.of(new InMessage(header, length));
      case HEADER_FIELDS, HEADER_FIELDS_NOT ->
          length > LARGEST_HEADER
              ? Optional.empty()
              : Optional.of(picked(section, row.header(header, length)));
    };
  }

  private static SectionOctets picked(Section section, Slice header) {
    var filter =
        new HeaderFilter(section.fields(), section.what() == Section.What.HEADER_FIELDS_NOT);
    filter.filter(header);
    return new InMemory(filter.copy(header));
  }

  /// A range of the message.
  record InMessage(long offset, long length) implements SectionOctets {
    @Override
    public void writeLiteral(long from, long count, Row row, Responses out) throws IOException {
      row.writeLiteral(offset + from, count, out);
    }

    @Override
    public void copy(long from, long count, Row row, Sink to) throws IOException {
      long at = offset + from;
      long end = at + count;
      while (at < end) {
        int read = row.read(at, end - at);
        to.take(row.buffer(), 0, read);
        at += read;
      }
    }
  }

  /// Fields out of a header.
  @SuppressWarnings("ArrayRecordComponent") // copied once, never compared
  record InMemory(byte[] octets) implements SectionOctets {
    @Override
    public long length() {
      return octets.length;
    }

    @Override
    public void writeLiteral(long from, long count, Row row, Responses out) {
      out.put('{').number(count).ascii("}\r\n").bytes(octets, (int) from, (int) count);
    }

    @Override
    public void copy(long from, long count, Row row, Sink to) throws IOException {
      to.take(octets, (int) from, (int) count);
    }
  }
}
