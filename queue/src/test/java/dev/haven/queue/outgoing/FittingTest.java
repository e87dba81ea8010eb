package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that take less than a message holds.
@Timeout(120)
class FittingTest {
  private static final String SIGNED =
      String.join(
          "\r\n",
          "Content-Type: multipart/signed; boundary=b; protocol=x/y",
          "",
          "--b",
          "Content-Type: text/plain; charset=utf-8",
          "Content-Transfer-Encoding: 8bit",
          "",
          "Gr\u00fc\u00dfe",
          "--b",
          "Content-Type: x/y",
          "",
          "signature",
          "--b--",
          "");

  /// RFC 6152 §3.
  @Test
  void aServerWithoutEightBitMimeGetsSevenBits() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test").offering("PIPELINING");
      var able = site.server("able.test").offering("8BITMIME");
      site.letter =
          String.join(
              "\r\n",
              "Subject: Lunch",
              "MIME-Version: 1.0",
              "Content-Type: text/plain; charset=utf-8",
              "Content-Transfer-Encoding: 8bit",
              "",
              "Gr\u00fc\u00dfe=",
              "");
      site.send("ann@other.test", "bea@able.test");
      site.awaitEmptyQueue();
      assertEquals(
          String.join(
              "\r\n",
              "Received: from laptop",
              "Subject: Lunch",
              "MIME-Version: 1.0",
              "Content-Type: text/plain; charset=utf-8",
              "Content-Transfer-Encoding: quoted-printable",
              "",
              "Gr=C3=BC=C3=9Fe=3D",
              ""),
          mx.taken().getFirst().content());
      assertTrue(able.taken().getFirst().content().contains("8bit\r\n\r\nGr\u00c3\u00bc"));
    }
  }

  @Test
  void whatIsSignedIsNotConvertedButComesBack() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test").offering("PIPELINING");
      site.letter = SIGNED;
      site.send("ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(0, mx.taken().size());
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("Status: 5.6.2\r\n"), report);
      assertTrue(report.contains("it is signed or encrypted"), report);
    }
  }

  /// RFC 6531 §3.5, RFC 6531 §3.6.
  @Test
  void whatNeedsNoUtf8GoesWithoutAndWhatNeedsItComesBack() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      site.utf8 = true;
      site.send("ann@other.test", "j\u00fcrgen@other.test");
      site.awaitEmptyQueue();
      assertEquals("ann@other.test", mx.taken().getFirst().to().getFirst());
      assertTrue(mx.commands().stream().noneMatch(command -> command.contains("SMTPUTF8")));
      site.letter = "Subject: Gr\u00fc\u00dfe\r\n\r\nAt noon?\r\n";
      site.send("ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(1, mx.taken().size());
      var reports = String.join("", site.inbox("jane@haven.test"));
      assertTrue(reports.contains("Status: 5.6.7\r\n"), reports);
      assertTrue(reports.contains("Status: 5.6.9\r\n"), reports);
    }
  }
}
