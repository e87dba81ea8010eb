package dev.haven.message;

import java.nio.charset.StandardCharsets;

/// The part table of a card: an entry for each part, each before the entries of what is in it. The
/// format is written down in the package's description.
final class PartTable {
  private static final int MAX_NAME_LENGTH = 255;
  private static final int ENCODING_SHIFT = 2;

  private PartTable() {}

  static void write(ByteBuilder out, Part root) {
    write(out, root, 0);
  }

  private static void write(ByteBuilder out, Part part, long base) {
    out.add((byte) (part.kind().code() | (part.encoding().code() << ENCODING_SHIFT)));
    out.addVarint(part.headerOffset() - base);
    out.addVarint(part.headerLength());
    out.addVarint(part.bodyLength());
    out.addVarint(part.lines());
    name(out, part.type().toString());
    name(out, part.type().parameters().text("charset").orElse(""));
    name(out, fileName(part));
    var inside = new ByteBuilder(part.parts().isEmpty() ? 0 : 256);
    for (var child : part.parts()) {
      write(inside, child, part.bodyOffset());
    }
    out.addVarint(inside.length());
    out.add(inside.array(), 0, inside.length());
  }

  /// RFC 2183 §2.3, else the parameter of the type that came before it.
  private static String fileName(Part part) {
    return Disposition.of(part.header())
        .flatMap(disposition -> disposition.parameters().text("filename"))
        .or(() -> part.type().parameters().text("name"))
        .orElse("");
  }

  private static void name(ByteBuilder out, String name) {
    var cut = name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) : name;
    var octets = cut.getBytes(StandardCharsets.UTF_8);
    out.addVarint(octets.length);
    out.add(octets);
  }

  static PartKind kind(int first) {
    return PartKind.ofCode(first & 3);
  }

  static TransferEncoding encoding(int first) {
    return TransferEncoding.ofCode((first & 0xff) >> ENCODING_SHIFT);
  }
}
