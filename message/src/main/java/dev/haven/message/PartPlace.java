package dev.haven.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One part of a message as its card knows it: where it is in the message's octets, and how to read
/// it.
///
/// Immutable and safe to share.
public final class PartPlace {
  private final Slice table;
  private final PartKind kind;
  private final TransferEncoding encoding;
  private final long headerOffset;
  private final long headerLength;
  private final long bodyLength;
  private final long lines;
  private final String type;
  private final Slice charset;
  private final Slice fileName;
  private final int insideAt;
  private final int end;

  /// The entry that begins at `at` of a part table, inside of a part whose body is at `base`.
  PartPlace(Slice table, int at, long base) {
    var in = new VarintCursor(table, at);
    int first = in.next();
    this.table = table;
    this.kind = PartTable.kind(first);
    this.encoding = PartTable.encoding(first);
    this.headerOffset = base + in.varint();
    this.headerLength = in.varint();
    this.bodyLength = in.varint();
    this.lines = in.varint();
    this.type = in.slice().text();
    this.charset = in.slice();
    this.fileName = in.slice();
    int inside = (int) in.varint();
    this.insideAt = in.position();
    this.end = insideAt + inside;
  }

  public PartKind kind() {
    return kind;
  }

  public TransferEncoding encoding() {
    return encoding;
  }

  public long headerOffset() {
    return headerOffset;
  }

  /// With the empty line at its end.
  public long headerLength() {
    return headerLength;
  }

  public long bodyOffset() {
    return headerOffset + headerLength;
  }

  public long bodyLength() {
    return bodyLength;
  }

  /// The line feeds in the body.
  public long lines() {
    return lines;
  }

  /// Type and subtype in lower case, as `text/plain`.
  public String type() {
    return type;
  }

  public boolean isText() {
    return type.startsWith("text/");
  }

  /// The label that the part gives its charset; empty if it gives none.
  public String charset() {
    return charset.text();
  }

  /// Decoded; empty if the part has none.
  public String fileName() {
    return fileName.text();
  }

  /// What is in it: the parts of a multipart, or the one message of a message part.
  public List<PartPlace> parts() {
    List<PartPlace> parts = new ArrayList<>();
    int at = insideAt;
    while (at < end) {
      var part = new PartPlace(table, at, bodyOffset());
      parts.add(part);
      at = part.end;
    }
    return parts;
  }

  /// Of a message part: the message inside, whose header and body are what `HEADER` and `TEXT`
  /// name.
  public Optional<PartPlace> message() {
    return kind == PartKind.MESSAGE
        ? Optional.of(new PartPlace(table, insideAt, bodyOffset()))
        : Optional.empty();
  }

  /// The part with that number inside of this one: RFC 9051 §6.4.5.1.
  Optional<PartPlace> numbered(int number) {
    return switch (kind) {
      case MULTIPART -> nth(number);
      case MESSAGE -> message().flatMap(inside -> inside.numberedAsRoot(number));
      case LEAF, OPAQUE -> Optional.empty();
    };
  }

  /// "Every message has at least one part number": a message that is no multipart is its own part
  /// 1.
  Optional<PartPlace> numberedAsRoot(int number) {
    if (kind == PartKind.MULTIPART) {
      return nth(number);
    }
    return number == 1 ? Optional.of(this) : Optional.empty();
  }

  private Optional<PartPlace> nth(int number) {
    int at = insideAt;
    for (int n = 1; at < end; n++) {
      var part = new PartPlace(table, at, bodyOffset());
      if (n == number) {
        return Optional.of(part);
      }
      at = part.end;
    }
    return Optional.empty();
  }
}
