package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haven.testkit.Peer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// All that a client says, sent at once, and the lines it hears.
final class Attempt {
  private Attempt() {}

  static List<String> say(SmtpWorld world, String text) {
    return say(world, text.getBytes(ISO_8859_1));
  }

  static List<String> say(SmtpWorld world, byte[] bytes) {
    var heard = new ByteArrayOutputStream();
    try {
      world.serve(new Peer(1, new ByteArrayInputStream(bytes), heard, false));
    } catch (IOException gone) {
      heard.writeBytes(("gone: " + gone.getMessage()).getBytes(ISO_8859_1));
    }
    return heard.toString(ISO_8859_1).lines().toList();
  }
}
