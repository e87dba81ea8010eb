package dev.haven.queue.outgoing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.client.Envelope;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// RFC 6376 §5: what leaves is signed as it leaves.
@Timeout(120)
class SignaturesTest {
  private static final String EIGHT_BIT =
      String.join(
          "\r\n",
          "Subject: Lunch",
          "MIME-Version: 1.0",
          "Content-Type: text/plain; charset=utf-8",
          "Content-Transfer-Encoding: 8bit",
          "",
          "Gr\u00fc\u00dfe=",
          "");

  @Test
  void everybodyGetsTheSameSignedMessage() throws Exception {
    var digests = new Digests();
    try (var site = new Site().signing(digests).start()) {
      var mx = site.server("other.test");
      site.send("ann@other.test", "bob@haven.test");
      site.awaitEmptyQueue();
      var sent = mx.taken().getFirst().content();
      assertTrue(Digests.holds(sent), sent);
      assertTrue(sent.startsWith(Digests.FIELD), sent);
      assertEquals(
          "Return-Path: <jane@haven.test>\r\n" + sent, site.inbox("bob@haven.test").getFirst());
      assertEquals(1, digests.signed.size());
      var mail = digests.signed.getFirst();
      assertEquals(Optional.of(Site.address("jane@haven.test")), mail.sender());
      assertEquals(site.letter.length(), mail.length());
    }
  }

  /// RFC 6376 §5.3: a conversion ends a signature, so what is converted is signed anew; also after
  /// a restart.
  @Test
  void whatIsConvertedOnTheWayIsSignedAnew() throws Exception {
    var digests = new Digests();
    try (var site = new Site().signing(digests)) {
      var mx = site.server("other.test").offering("PIPELINING");
      var able = site.server("able.test").offering("8BITMIME");
      site.letter = EIGHT_BIT;
      site.send("ann@other.test", "bea@able.test");
      site.queue.checkpoint();
      site.restart();
      site.start();
      site.awaitEmptyQueue();
      var converted = mx.taken().getFirst().content();
      assertTrue(converted.contains("Gr=C3=BC=C3=9Fe=3D"), converted);
      assertTrue(Digests.holds(converted), converted);
      var original = able.taken().getFirst().content();
      assertTrue(original.contains("8bit\r\n\r\nGr\u00c3\u00bc"), original);
      assertTrue(Digests.holds(original), original);
      assertEquals(2, digests.signed.size());
    }
  }

  /// Nothing leaves unsigned by a fault of ours, and nothing is lost by it.
  @Test
  void whatCannotBeSignedIsTriedAgain() throws Exception {
    var digests = new Digests();
    try (var site = new Site().signing(digests).start()) {
      var mx = site.server("other.test").offering("PIPELINING");
      digests.broken = true;
      var refused = assertThrows(Refused.class, () -> site.send("ann@other.test"));
      assertEquals(451, refused.reply().code());
      assertEquals(0, site.queue.size());
      digests.broken = false;
      site.letter = EIGHT_BIT;
      site.dispatcher.close();
      site.send("ann@other.test");
      digests.broken = true;
      site.restart();
      site.start();
      Site.await(() -> site.attempts() > 0, "an attempt");
      assertEquals(0, mx.taken().size());
      digests.broken = false;
      site.awaitEmptyQueue();
      assertTrue(Digests.holds(mx.taken().getFirst().content()));
    }
  }

  /// RFC 6376 §5.1 speaks of all that an administration sends; reports are of it.
  @Test
  void reportsThatLeaveAreSignedToo() throws Exception {
    var digests = new Digests();
    try (var site = new Site().signing(digests).start()) {
      site.server("other.test").answering("RCPT TO:<ann", "550 5.1.1 Nobody");
      var home = site.server("home.test");
      var envelope =
          new Envelope(
              Optional.of(Site.address("eve@home.test")),
              BodyType.SEVEN_BIT,
              false,
              ReturnContent.UNSPECIFIED,
              "",
              Handling.ORDINARY);
      var to = List.of(Recipient.of(Site.address("ann@other.test")));
      try (var body = site.store.stage()) {
        var text = site.letter.getBytes(US_ASCII);
        body.write(text, 0, text.length);
        body.finish();
        var letter = new Letter(77, envelope, to, 0, site.clock.instant().getEpochSecond(), "");
        site.queue.accept(letter, body).join();
      }
      site.awaitEmptyQueue();
      var report = home.taken().getFirst().content();
      assertTrue(Digests.holds(report), report);
      assertTrue(report.contains("Action: failed\r\n"), report);
      assertEquals(Optional.empty(), digests.signed.getFirst().sender());
    }
  }
}
