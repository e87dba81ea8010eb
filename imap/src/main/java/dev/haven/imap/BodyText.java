package dev.haven.imap;

import dev.haven.imap.collation.Needle;
import dev.haven.message.Charsets;
import dev.haven.message.PartKind;
import dev.haven.message.PartPlace;
import dev.haven.message.TransferDecoder;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The text of a message's body for SEARCH: every text part without its transfer encoding, and the
/// headers of messages inside. Read as a stream, whatever its length.
final class BodyText {
  private final Row row;

  BodyText(Row row) {
    this.row = row;
  }

  boolean contains(Needle needle) throws IOException {
    return needle.isEmpty() || contains(row.card().root(), needle);
  }

  private boolean contains(PartPlace part, Needle needle) throws IOException {
    if (part.kind() == PartKind.MESSAGE) {
      var inside = part.message();
      return inside.isPresent()
          && (HeaderCriterion.anywhere(
                  row.header(inside.get().headerOffset(), inside.get().headerLength()), needle)
              || contains(inside.get(), needle));
    }
    for (var child : part.parts()) {
      if (contains(child, needle)) {
        return true;
      }
    }
    boolean text = part.kind() == PartKind.OPAQUE || (part.isText() && part.parts().isEmpty());
    return text && isInText(part, needle);
  }

  private boolean isInText(PartPlace part, Needle needle) throws IOException {
    var charset = Charsets.find(part.charset()).orElse(StandardCharsets.UTF_8);
    var stream = new TextStream(needle, charset);
    var decoder = TransferDecoder.of(part.encoding());
    var decoded = new byte[decoder.most(0)];
    long end = part.bodyOffset() + part.bodyLength();
    for (long at = part.bodyOffset(); at < end; ) {
      int count = row.read(at, end - at);
      if (decoded.length < decoder.most(count)) {
        decoded = new byte[decoder.most(count)];
      }
      if (stream.take(decoded, decoder.decode(row.buffer(), 0, count, decoded, 0))) {
        return true;
      }
      at += count;
    }
    return stream.take(decoded, decoder.finish(decoded, 0));
  }

  /// Whether ASCII bytes mean ASCII characters wherever they stand.
  static boolean containsAscii(Charset charset) {
    var name = charset.name();
    return charset.equals(StandardCharsets.UTF_8)
        || charset.equals(StandardCharsets.US_ASCII)
        || name.startsWith("ISO-8859-")
        || name.startsWith("windows-125")
        || name.startsWith("KOI8-");
  }
}
