package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.wire.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponsesTest {
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final Responses out =
      new Responses(
          new Output() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
              wire.write(bytes, offset, length);
            }

            @Override
            public void write(int b) {
              wire.write(b);
            }

            @Override
            public void flush() {}
          });

  private String said() throws IOException {
    out.flush();
    return wire.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void whatWasWrittenSinceAMarkCanBeTakenBack() throws Exception {
    out.untagged("1 EXISTS");
    long mark = out.mark();
    out.untagged("1 EXPUNGE");
    out.ascii("* 1 FET");
    out.takeBack(mark);
    out.untagged("OK");
    assertEquals("* 1 EXISTS\r\n* OK\r\n", said());
  }

  @Test
  void aLineThatWasBegunCanBeDropped() throws Exception {
    out.untagged("1 EXISTS");
    out.ascii("* 1 FET");
    out.dropLine();
    out.tagged("a", "NO");
    assertEquals("* 1 EXISTS\r\na NO\r\n", said());
  }

  @Test
  void whatTheClientHasCannotBeTakenBack() throws Exception {
    long mark = out.mark();
    out.untagged("1 EXPUNGE");
    out.drain();
    assertThrows(IOException.class, () -> out.takeBack(mark));
  }

  @Test
  void whatCameBehindWhatTheClientHasCan() throws Exception {
    out.untagged("1 EXISTS");
    out.flush();
    long mark = out.mark();
    out.untagged("1 EXPUNGE");
    out.takeBack(mark);
    out.dropLine();
    assertEquals("* 1 EXISTS\r\n", said());
  }
}
