package dev.haven.web.setup;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A square picture of black and white in PNG (ISO/IEC 15948): one bit a pixel. Written here, for
/// Java's own writer brings the whole of its desktop.
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Png() {}

  /// Tells which pixels are black.
  @FunctionalInterface
  interface Black {
    boolean at(int x, int y);
  }

  static byte[] write(int side, Black black) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    var header = ByteBuffer.allocate(13).putInt(side).putInt(side);
    header.put((byte) 1).put(new byte[4]); // one bit of grey, nothing else
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", deflated(rows(side, black)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /// Each row begins with the number of its filter: none.
  private static byte[] rows(int side, Black black) {
    int bytes = (side + 7) / 8 + 1;
    var rows = new byte[bytes * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (!black.at(x, y)) {
          rows[y * bytes + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] rows) {
    try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
      deflater.setInput(rows);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      var part = new byte[4096];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    var body = ByteBuffer.allocate(4 + content.length);
    body.put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    var check = new CRC32();
    check.update(body.array());
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(body.array());
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
