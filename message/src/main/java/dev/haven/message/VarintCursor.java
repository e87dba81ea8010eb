package dev.haven.message;

/// Reads what [ByteBuilder] wrote into a card: numbers of 7 bits a byte, and octets after their
/// count. Not thread-safe.
final class VarintCursor {
  private final Slice in;
  private int position;

  VarintCursor(Slice in, int position) {
    this.in = in;
    this.position = position;
  }

  int position() {
    return position;
  }

  int next() {
    return in.at(position++) & 0xff;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = next();
      value |= (b & 0x7fL) << shift;
      if (b < 0x80) {
        break;
      }
    }
    return value;
  }

  Slice slice() {
    int length = (int) varint();
    var slice = in.part(position, length);
    position += length;
    return slice;
  }
}
