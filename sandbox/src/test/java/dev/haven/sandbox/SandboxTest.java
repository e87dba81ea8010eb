package dev.haven.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A sandbox without JUnit's help.
class SandboxTest {
  @Test
  void twoAtOnceKnowNothingOfEachOther() throws MessagingException {
    try (var one = Sandbox.start();
        var other = Sandbox.start()) {
      send(one, "jane@example.com", "postmaster@example.com");
      assertEquals(List.of("jane@example.com", "postmaster@example.com"), one.addresses());
      assertEquals(2, one.mails().size());
      assertEquals(List.of(), other.mails());
    }
  }

  @Test
  void clearingForgetsAllAndGoesOn() throws MessagingException {
    try (var sandbox = Sandbox.start()) {
      var inbox = sandbox.inbox("jane@example.com");
      send(sandbox, "jane@example.com");
      assertEquals(1, inbox.awaitMails(1).size());
      sandbox.clear();
      assertEquals(List.of(), inbox.mails());
      send(sandbox, "jane@example.com");
      assertEquals(1, inbox.awaitMails(1).size());
    }
  }

  @Test
  void closingLeavesNothingBehind() {
    var sandbox = Sandbox.start();
    var authority = sandbox.authority();
    assertTrue(Files.exists(authority));
    sandbox.close();
    assertFalse(Files.exists(authority.resolve("../..").normalize()));
  }

  @Test
  void whatIsNoAddressIsSaid() {
    try (var sandbox = Sandbox.start()) {
      assertThrows(IllegalArgumentException.class, () -> sandbox.inbox("jane"));
    }
  }

  @Test
  void partsOfEveryKindAreFound() {
    var mail =
        new Mail(
            """
            Return-Path: <>
            From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>
            X-Note: one
            X-Note: two,
             folded
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=DFe
            --b
            Content-Type: message/rfc822

            Subject: inside

            --b--
            """
                .replace("\n", "\r\n")
                .getBytes(US_ASCII),
            Instant.EPOCH);
    assertEquals("", mail.envelopeSender());
    assertEquals("Jürgen <j@example.com>", mail.from());
    assertEquals(List.of("one", "two, folded"), mail.headers("x-note"));
    assertEquals("Grüße", mail.text());
    assertEquals("", mail.html());
    assertEquals("", mail.subject());
    var inside = mail.attachments().getFirst();
    assertEquals("message/rfc822", inside.type());
    assertTrue(new String(inside.content(), US_ASCII).startsWith("Subject: inside"));
  }

  private static void send(Sandbox sandbox, String... recipients) throws MessagingException {
    var message = new MimeMessage(Session.getInstance(sandbox.jakartaMail()));
    for (var recipient : recipients) {
      message.addRecipients(Message.RecipientType.TO, recipient);
    }
    message.setFrom("robot@example.org");
    message.setText("Hello");
    Transport.send(message);
  }
}
