package dev.haven.imap;

import dev.haven.message.PartPlace;
import dev.haven.message.TransferDecoder;
import dev.haven.message.TransferEncoding;
import java.io.IOException;

/// Writes `BINARY[...]` and `BINARY.SIZE[...]`: parts without their transfer encoding (RFC 3516 §4,
/// RFC 9051 §6.4.5).
///
/// A part is decoded twice, once to learn its length and nature, once to write it, so that its size
/// costs time and no memory.
final class BinaryWriter {
  private final Section section;
  private final Partial partial;

  BinaryWriter(Section section, Partial partial) {
    this.section = section;
    this.partial = partial;
  }

  /// What is done with decoded octets.
  private interface Sink {
    void take(byte[] decoded, int length) throws IOException;
  }

  void write(Row row, Responses out) throws IOException {
    writeName("BINARY[", out);
    writeContent(row, out);
  }

  /// Without its name.
  void writeContent(Row row, Responses out) throws IOException {
    var part = row.card().part(section.part());
    if (part.isEmpty()) {
      out.ascii("NIL");
      return;
    }
    var measured = measured(part.get(), row);
    long from = partial.from(measured.octets());
    long count = partial.count(measured.octets());
    // RFC 3516 §4.3: what holds no NUL is a string, so that the client need not look for one.
    out.ascii(measured.nul() ? "~{" : "{").number(count).ascii("}\r\n");
    var window = new Window(from, from + count, out);
    decode(part.get(), row, window::take);
  }

  void writeSize(Row row, Responses out) throws IOException {
    writeName("BINARY.SIZE[", out);
    var part = row.card().part(section.part());
    out.number(part.isEmpty() ? 0 : measured(part.get(), row).octets());
  }

  private void writeName(String item, Responses out) {
    out.ascii(item).ascii(section.wire()).put(']');
    if (!partial.isWhole()) {
      out.put('<').number(partial.offset()).put('>');
    }
    out.sp();
  }

  /// What a part that is there comes to.
  OctetCount measured(Row row) throws IOException {
    return measured(row.card().part(section.part()).orElseThrow(), row);
  }

  private OctetCount measured(PartPlace part, Row row) throws IOException {
    var measure = new OctetCount(partial);
    decode(part, row, (decoded, length) -> measure.take(decoded, 0, length));
    return measure;
  }

  /// The octets of the whole message for no part number, else of the part's body.
  private void decode(PartPlace part, Row row, Sink sink) throws IOException {
    boolean whole = section.part().length == 0;
    long at = whole ? part.headerOffset() : part.bodyOffset();
    long end = part.bodyOffset() + part.bodyLength();
    var decoder = TransferDecoder.of(whole ? TransferEncoding.BINARY : part.encoding());
    var decoded = new byte[decoder.most(0)];
    while (at < end) {
      int count = row.read(at, end - at);
      if (decoded.length < decoder.most(count)) {
        decoded = new byte[decoder.most(count)];
      }
      sink.take(decoded, decoder.decode(row.buffer(), 0, count, decoded, 0));
      at += count;
    }
    sink.take(decoded, decoder.finish(decoded, 0));
  }

  /// Lets through the octets of a partial fetch.
  private static final class Window {
    private final long from;
    private final long to;
    private final Responses out;
    private long place;

    Window(long from, long to, Responses out) {
      this.from = from;
      this.to = to;
      this.out = out;
    }

    void take(byte[] decoded, int length) throws IOException {
      int first = Math.clamp(from - place, 0, length);
      int last = Math.clamp(to - place, 0, length);
      if (first < last) {
        out.through(decoded, first, last - first);
      }
      place += length;
    }
  }
}
