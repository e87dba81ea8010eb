package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.testkit.Peer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

/// `COMPRESS` (RFC 4978 §3) and how it ends (RFC 8437 §4.1), by a client that compresses.
class CompressTest {
  private static final int PIPE = 1 << 20;

  @Test
  void everythingAfterTheAnswerIsCompressedUntilUnauthenticate() throws Exception {
    var toServer = new PipedInputStream(PIPE);
    var fromServer = new PipedInputStream(PIPE);
    try (var world = new ImapWorld(Map.of());
        var out = new PipedOutputStream(toServer);
        var serverOut = new PipedOutputStream(fromServer)) {
      var peer = new Peer(1, toServer, serverOut, true);
      var session = Thread.ofVirtual().start(() -> serve(world, peer));
      var clear = lines(fromServer);
      clear.readLine();
      say("a0 COMPRESS DEFLATE", out);
      assertEquals("a0 NO [CLIENTBUG] Sign in first", clear.readLine());
      say("a1 LOGIN jane kestrel-nest", out);
      assertTrue(clear.readLine().contains(" COMPRESS=DEFLATE "));
      say("a2 COMPRESS GZIP", out);
      assertEquals("a2 BAD expected DEFLATE at byte 12", clear.readLine());
      say("a3 COMPRESS DEFLATE", out);
      assertEquals("a3 OK DEFLATE active", clear.readLine());
      compressed(fromServer, out);
      say("b1 NOOP", out);
      assertEquals("b1 OK NOOP completed", lines(fromServer).readLine());
      say("b2 LOGOUT", out);
      session.join();
    }
  }

  private static void compressed(InputStream fromServer, OutputStream toServer) throws IOException {
    var in = lines(new InflaterInputStream(fromServer, new Inflater(true), 1));
    var out = new DeflaterOutputStream(toServer, new Deflater(6, true), 512, true);
    say("a4 COMPRESS DEFLATE", out);
    assertEquals("a4 BAD [COMPRESSIONACTIVE] DEFLATE is active already", in.readLine());
    var body = "0123456789".repeat(10_000);
    say("a5 APPEND INBOX {" + body.length() + "+}\r\n" + body, out);
    assertTrue(in.readLine().startsWith("a5 OK [APPENDUID "));
    say("a6 EXAMINE INBOX", out);
    for (var line = in.readLine(); !line.startsWith("a6 OK"); line = in.readLine()) {
      assertTrue(line.startsWith("* "), line);
    }
    say("a7 FETCH 1 BODY.PEEK[]", out);
    assertEquals("* 1 FETCH (BODY[] {100000}", in.readLine());
    assertEquals(body + ")", in.readLine());
    assertEquals("a7 OK FETCH completed", in.readLine());
    say("a8 UNAUTHENTICATE", out);
    assertEquals("a8 OK UNAUTHENTICATE completed", in.readLine());
    // The rest of the flush: an empty block.
    fromServer.skipNBytes(fromServer.available());
  }

  private static BufferedReader lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII), 1);
  }

  private static void say(String line, OutputStream to) throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    to.flush();
  }

  private static void serve(ImapWorld world, Peer peer) {
    try {
      world.serve(peer);
    } catch (IOException _) {
      // The test has what it wanted.
    }
  }
}
