package dev.haven.imap;

import dev.haven.imap.FetchItem.BodySection;
import dev.haven.message.PartPlace;
import dev.haven.message.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes `BODY[...]` items (RFC 9051 §6.4.5, RFC 9051 §7.5.2).
///
/// A section is a place in the message's octets, or the header fields picked out of such a place.
/// What is not there is NIL.
final class SectionWriter implements ItemWriter {
  private final Section section;
  private final Partial partial;
  private final HeaderFilter filter;
  private final byte[] name;

  SectionWriter(BodySection item) {
    this.section = item.section();
    this.partial = item.partial();
    this.name = item.name().getBytes(StandardCharsets.US_ASCII);
    this.filter =
        new HeaderFilter(section.fields(), section.what() == Section.What.HEADER_FIELDS_NOT);
  }

  @Override
  public void write(Row row, Responses out) throws IOException {
    out.bytes(name);
    if (section.isWholeMessage()) {
      writePlace(0, row.size(), row, out);
    } else if (section.what() == Section.What.HEADER && isPlace(row)) {
      writePlace(0, row.card().headerLength(), row, out);
    } else if (section.isHeaderOfMessage() && isPlace(row)) {
      new LargeHeader(row, 0, row.card().headerLength(), filter).write(partial, out);
    } else if (section.isHeaderOfMessage()) {
      writeHeader(row.header(), out);
    } else {
      writePart(row, out);
    }
  }

  /// Whether it is a message's header that is too large for the card: it is not gathered in memory,
  /// and so has no bound.
  private boolean isPlace(Row row) {
    return section.part().length == 0 && !row.card().hasHeader();
  }

  private void writePart(Row row, Responses out) throws IOException {
    var place = row.card().part(section.part());
    if (place.isEmpty()) {
      out.ascii("NIL");
    } else if (section.part().length == 0) {
      writeOfMessage(place.get(), row, out);
    } else {
      writeOfPart(place.get(), row, out);
    }
  }

  private void writeOfPart(PartPlace part, Row row, Responses out) throws IOException {
    switch (section.what()) {
      case ALL -> writePlace(part.bodyOffset(), part.bodyLength(), row, out);
      case MIME -> writePlace(part.headerOffset(), part.headerLength(), row, out);
      // RFC 9051 §6.4.5.1: only a message inside has a header and a text of its own.
      case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT, TEXT -> {
        var message = part.message();
        if (message.isPresent()) {
          writeOfMessage(message.get(), row, out);
        } else {
          out.ascii("NIL");
        }
      }
    }
  }

  private void writeOfMessage(PartPlace message, Row row, Responses out) throws IOException {
    switch (section.what()) {
      case ALL, MIME ->
          writePlace(
              message.headerOffset(), message.headerLength() + message.bodyLength(), row, out);
      case TEXT -> writePlace(message.bodyOffset(), message.bodyLength(), row, out);
      case HEADER -> writePlace(message.headerOffset(), message.headerLength(), row, out);
      case HEADER_FIELDS, HEADER_FIELDS_NOT -> writeFields(message, row, out);
    }
  }

  private void writeFields(PartPlace message, Row row, Responses out) throws IOException {
    if (message.headerLength() > LargeHeader.PIECE) {
      new LargeHeader(row, message.headerOffset(), message.headerLength(), filter)
          .write(partial, out);
    } else {
      writeHeader(row.header(message.headerOffset(), message.headerLength()), out);
    }
  }

  private void writePlace(long offset, long length, Row row, Responses out) throws IOException {
    row.writeLiteral(offset + partial.from(length), partial.count(length), out);
  }

  private void writeHeader(Slice header, Responses out) throws IOException {
    boolean filtered = section.what() != Section.What.HEADER;
    if (filtered) {
      filter.filter(header);
    }
    long size = filtered ? filter.length() : header.length();
    int from = (int) partial.from(size);
    int count = (int) partial.count(size);
    if (count == 0) {
      out.ascii("\"\"");
      return;
    }
    out.put('{').number(count).ascii("}\r\n");
    if (filtered) {
      filter.write(header, from, from + count, out);
    } else {
      out.bytes(header.bytes(), header.offset() + from, count);
    }
  }
}
