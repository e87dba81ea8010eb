package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;

/// Large and odd-sized bodies through one connection.
final class Bodies {
  private static final int[] SIZES = {1, 255, 256, 257, 4096, 16_384, 16_385, 17_408, 1_000_003};

  private Bodies() {}

  static void assertPassUnchanged(TestClient client) throws IOException {
    for (int size : SIZES) {
      client.send("TAKE " + size + "\r\n").expect("+GO").send(body(size));
      client.expect("+TOOK " + size + " wrong 0");
      client.send("GIVE " + size + "\r\n");
      assertEquals(-1, wrongAt(client.in().readNBytes(size), size), "size " + size);
    }
    client.send("ECHO in step\r\n").expect("in step");
  }

  private static byte[] body(int size) {
    var body = new byte[size];
    for (int i = 0; i < size; i++) {
      body[i] = EchoProtocol.pattern(i);
    }
    return body;
  }

  private static int wrongAt(byte[] body, int size) {
    for (int i = 0; i < size; i++) {
      if (i >= body.length || body[i] != EchoProtocol.pattern(i)) {
        return i;
      }
    }
    return -1;
  }
}
