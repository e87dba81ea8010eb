package dev.haven.message;

/// Makes BODY of a BODYSTRUCTURE that [BodyStructureWriter] wrote: the same without extension data
/// (RFC 9051 §7.5.2). Not thread-safe.
final class BodyWithoutExtensions {
  /// Type, subtype, parameters, id, description, encoding, octets: RFC 9051 §9, `body-type-basic`.
  private static final int BASIC_FIELDS = 7;

  private final byte[] bytes;
  private final StructureCursor in;
  private final ByteBuilder out;

  private BodyWithoutExtensions(Slice structure) {
    this.bytes = structure.bytes();
    this.in = new StructureCursor(structure);
    this.out = new ByteBuilder(structure.length());
  }

  static Slice of(Slice structure) {
    var body = new BodyWithoutExtensions(structure);
    body.body();
    return new Slice(body.out.array(), 0, body.out.length());
  }

  private void body() {
    in.step();
    out.add('(');
    if (in.sees('(')) {
      multipart();
    } else {
      singlePart();
    }
    while (!in.sees(')')) {
      in.pass();
    }
    in.step();
    out.add(')');
  }

  private void multipart() {
    while (in.sees('(')) {
      body();
    }
    copy();
  }

  private void singlePart() {
    int typeAt = in.position();
    copy();
    int subtypeAt = in.position() + 1;
    for (int i = 1; i < BASIC_FIELDS; i++) {
      copy();
    }
    if (isAt(typeAt, "\"text\"")) {
      copy();
    } else if (isAt(typeAt, "\"message\"")
        && (isAt(subtypeAt, "\"rfc822\"") || isAt(subtypeAt, "\"global\""))) {
      copy();
      out.add(' ');
      in.step();
      body();
      copy();
    }
  }

  private boolean isAt(int at, String token) {
    for (int i = 0; i < token.length(); i++) {
      if (bytes[at + i] != token.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Copies the next value and the space before it.
  private void copy() {
    int start = in.position();
    in.pass();
    out.add(bytes, start, in.position());
  }
}
