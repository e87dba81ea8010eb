package dev.haven.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The example of `docs/sandbox.md`: a shop's program that sends mail, tried as its developers
/// would.
@Haven
class OrderConfirmationTest {
  private final Sandbox mail;

  OrderConfirmationTest(Sandbox mail) {
    this.mail = mail;
  }

  @Test
  void theCustomerGetsTheConfirmationWithTheInvoice() throws MessagingException {
    sendConfirmation("jürgen.müller@customer.example", "Ihre Bestellung – danke!");

    var message = mail.inbox("jürgen.müller@customer.example").awaitMail();

    assertEquals("Shop <orders@shop.example>", message.from());
    assertEquals("Ihre Bestellung – danke!", message.subject());
    assertEquals("Das macht 20 €.\n", message.text());
    assertTrue(message.html().contains("<b>20 €</b>"), message.html());
    assertEquals("orders@shop.example", message.envelopeSender());
    var invoice = message.attachments().getFirst();
    assertEquals("Rechnung.pdf", invoice.fileName());
    assertEquals("application/pdf", invoice.type());
    assertArrayEquals(new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xff}, invoice.content());
    assertEquals(1, message.attachments().size());
  }

  @Test
  void whoIsRefusedIsTold() {
    var failed =
        assertThrows(
            SendFailedException.class, () -> sendConfirmation("550@customer.example", "Hello"));
    assertTrue(failed.toString().contains("550 5.1.1 550@ is always refused"), failed.toString());
    assertTrue(mail.mails().isEmpty());
  }

  @Test
  void aServerThatSaysLaterIsTriedAgain() throws MessagingException {
    assertThrows(
        SendFailedException.class, () -> sendConfirmation("greylist@customer.example", "Hello"));
    sendConfirmation("greylist@customer.example", "Hello");
    assertEquals("Hello", mail.inbox("greylist@customer.example").awaitMail().subject());
  }

  @Test
  void whoGotMailInsteadIsSaid() throws MessagingException {
    sendConfirmation("jane@customer.example", "Hello");
    var jane = mail.inbox("jane@customer.example");
    assertEquals(1, jane.awaitMails(1).size());
    var nobody = mail.inbox("bob@customer.example");
    var late = assertThrows(AssertionError.class, () -> nobody.awaitMails(1, Duration.ZERO));
    assertEquals(
        "1 messages for bob@customer.example did not come within 0 ms; messages:"
            + " jane@customer.example has 1",
        late.getMessage());
    assertEquals(List.of("jane@customer.example"), mail.addresses());
  }

  @Nested
  class AMailProgram {
    @Test
    void signsInWithAnyPasswordButOneAndReads() throws MessagingException {
      sendConfirmation("jane@customer.example", "Hello");
      var session = Session.getInstance(mail.jakartaMail());
      try (var store = session.getStore()) {
        store.connect("jane@customer.example", "anything");
        var inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        assertEquals("Hello", inbox.getMessage(1).getSubject());
      }
      try (var store = session.getStore("pop3")) {
        assertThrows(
            AuthenticationFailedException.class,
            () -> store.connect("jane@customer.example", "wrong"));
      }
    }

    @Test
    void sendsWithTlsAndAPassword() throws MessagingException {
      var properties = mail.jakartaMail();
      properties.put("mail.smtp.ssl.socketFactory", mail.sslContext().getSocketFactory());
      properties.put("mail.smtp.starttls.required", "true");
      var session = Session.getInstance(properties);
      var message = confirmation(session, "jane@customer.example", "Hello");
      Transport.send(message, "robot", "secret");
      var received = mail.inbox("jane@customer.example").awaitMail();
      assertTrue(received.header("Received").orElse("").contains("SMTPSA"), received.source());
    }
  }

  private void sendConfirmation(String to, String subject) throws MessagingException {
    Transport.send(confirmation(Session.getInstance(mail.jakartaMail()), to, subject));
  }

  private static MimeMessage confirmation(Session session, String to, String subject)
      throws MessagingException {
    session.getProperties().setProperty("mail.mime.allowutf8", "true");
    var message = new MimeMessage(session);
    message.setFrom("Shop <orders@shop.example>");
    message.setRecipients(Message.RecipientType.TO, to);
    message.setSubject(subject, "UTF-8");
    var words = new MimeMultipart("alternative");
    words.addBodyPart(text("Das macht 20 €.\n", "plain"));
    words.addBodyPart(text("<p>Das macht <b>20 €</b>.</p>", "html"));
    var both = new MimeBodyPart();
    both.setContent(words);
    var invoice = new MimeBodyPart();
    var pdf = new byte[] {'%', 'P', 'D', 'F', 0, (byte) 0xff};
    invoice.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
    invoice.setFileName("Rechnung.pdf");
    message.setContent(new MimeMultipart(both, invoice));
    return message;
  }

  private static MimeBodyPart text(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8", subtype);
    return part;
  }
}
