package dev.haven.pop3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haven.testkit.Peer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Real and hostile messages come back over POP3 byte for byte.
class StoredBytesTest {
  private static final Path VECTORS = Path.of("../../shared/vectors/mime");

  @Test
  void everyByteOfEveryVectorComesBack() throws Exception {
    assumeTrue(Files.isDirectory(VECTORS), "the vectors are not beside the project");
    var messages = vectors();
    assertTrue(messages.size() > 100);
    var world = new Pop3World(Map.of());
    for (var message : messages) {
      world.add(message);
    }
    var session = session(world, messages.size());
    var in = new ByteArrayInputStream(session);
    for (int skipped = 0; skipped < 3; skipped++) {
      assertTrue(line(in).startsWith("+OK"));
    }
    for (var message : messages) {
      assertEquals("+OK " + message.length + " octets", line(in));
      assertArrayEquals(completed(message), content(in));
    }
    assertEquals("+OK Goodbye", line(in));
  }

  private static List<byte[]> vectors() throws IOException {
    var messages = new ArrayList<byte[]>();
    try (var files = Files.walk(VECTORS)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        messages.add(Files.readAllBytes(file));
      }
    }
    return messages;
  }

  private static byte[] session(Pop3World world, int count) throws IOException {
    var commands = new StringBuilder("USER mrose\r\nPASS secret tanstaaf\r\n");
    for (int i = 1; i <= count; i++) {
      commands.append("RETR ").append(i).append("\r\n");
    }
    var in = new ByteArrayInputStream((commands + "QUIT\r\n").getBytes(StandardCharsets.US_ASCII));
    var out = new ByteArrayOutputStream();
    world.serve(new Peer(1, in, out, true));
    return out.toByteArray();
  }

  private static byte[] completed(byte[] message) {
    int length = message.length;
    if (length == 0 || (length > 1 && message[length - 2] == '\r' && message[length - 1] == '\n')) {
      return message;
    }
    var completed = Arrays.copyOf(message, length + 2);
    completed[length] = '\r';
    completed[length + 1] = '\n';
    return completed;
  }

  private static String line(ByteArrayInputStream in) {
    var line = lineBytes(in);
    return new String(line, 0, line.length - 2, StandardCharsets.US_ASCII);
  }

  private static byte[] lineBytes(ByteArrayInputStream in) {
    var line = new ByteArrayOutputStream();
    int b;
    do {
      b = in.read();
      assertTrue(b >= 0, "ended within an answer");
      line.write(b);
    } while (b != '\n');
    return line.toByteArray();
  }

  /// As clients do it that take LF for the end of a line.
  private static byte[] content(ByteArrayInputStream in) {
    var content = new ByteArrayOutputStream();
    var line = lineBytes(in);
    while (!new String(line, StandardCharsets.ISO_8859_1).equals(".\r\n")) {
      int stuffed = line[0] == '.' ? 1 : 0;
      content.write(line, stuffed, line.length - stuffed);
      line = lineBytes(in);
    }
    return content.toByteArray();
  }
}
