package dev.haven.imap;

import dev.haven.imap.UrlFetch.Item;
import dev.haven.message.PartBody;
import dev.haven.message.PartPlace;
import dev.haven.message.Slice;
import dev.haven.message.TransferEncoding;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Writes what a URL means, and what it is like: RFC 4467 §7, RFC 5524 §3.2. For one URL and one
/// thread.
final class UrlContent {
  private final UrlTarget.Found found;
  private final Row row;
  private final Section section;
  private final Responses out;

  UrlContent(UrlTarget.Found found, Responses out) {
    this.found = found;
    this.row = found.row();
    this.section = found.section();
    this.out = out;
  }

  /// @param items nothing for the octets alone
  void write(Set<Item> items) throws IOException {
    if (items.isEmpty()) {
      out.sp();
      writeOctets();
      return;
    }
    for (var item : items) {
      out.ascii(" (").ascii(item.name()).sp();
      switch (item) {
        case BODYPARTSTRUCTURE -> write(structure(items.contains(Item.BINARY)));
        case BINARY -> writeBinary();
        case BODY -> writeOctets();
      }
      out.put(')');
    }
  }

  private void write(Slice text) {
    out.bytes(text.bytes(), text.offset(), text.length());
  }

  private void writeOctets() throws IOException {
    found.octets().writeLiteral(found.from(), found.count(), row, out);
  }

  /// RFC 5524 §3.2: nothing where nobody knows how to decode it.
  private void writeBinary() throws IOException {
    if (isUndecodable()) {
      out.ascii("NIL");
    } else if (isPart()) {
      new BinaryWriter(section, found.partial()).writeContent(row, out);
    } else {
      out.ascii(measured(found.from(), found.count()).nul() ? "~" : "");
      writeOctets();
    }
  }

  /// Whether it is a part, which may have a transfer encoding; headers and whole messages have
  /// none.
  private boolean isPart() {
    return section.part().length > 0 && section.what() == Section.What.ALL;
  }

  private boolean isUndecodable() {
    return isPart()
        && row.card()
            .part(section.part())
            .map(PartPlace::encoding)
            .filter(TransferEncoding.UNKNOWN::equals)
            .isPresent();
  }

  private Slice structure(boolean decoded) throws IOException {
    return switch (section.what()) {
      case ALL -> isPart() ? structureOfPart(decoded) : structureOfMessage();
      case TEXT -> insideOf(section.part()).orElseThrow().wire();
      case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT, MIME ->
          PartBody.ofHeader(found.octets().length(), lines());
    };
  }

  private Slice structureOfPart(boolean decoded) throws IOException {
    var body = row.card().partBody(section.part()).orElseThrow();
    if (!decoded || isUndecodable()) {
      return body.wire();
    }
    var measured = new BinaryWriter(section, Partial.WHOLE).measured(row);
    return body.decoded(measured.octets(), measured.lines());
  }

  private Slice structureOfMessage() throws IOException {
    var card = row.card();
    return PartBody.ofMessage(row.size(), card.envelope(), card.body(), lines());
  }

  /// The body of the message that is a part, or of the message itself.
  private Optional<PartBody> insideOf(int[] part) {
    return part.length == 0
        ? row.card().partBody()
        : row.card().partBody(part).flatMap(PartBody::message);
  }

  private long lines() throws IOException {
    return measured(0, found.octets().length()).lines();
  }

  private OctetCount measured(long from, long count) throws IOException {
    var measured = new OctetCount();
    found.octets().copy(from, count, row, measured::take);
    return measured;
  }
}
