package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Jakarta Mail, as most Java programs send and read mail.
@ExtendWith(Haven.Running.class)
class AngusMailTest {
  private final Haven haven;

  AngusMailTest(Haven haven) {
    this.haven = haven;
  }

  @ParameterizedTest
  @CsvSource({
    "smtps, submissions, imaps, imaps",
    "smtp, submission, imap, imap",
    "smtp, submission-alternative, imap, imap"
  })
  void sendsAndReadsByImap(String smtp, String submission, String imap, String listener)
      throws Exception {
    var jane = haven.account();
    var session = session(jane, smtp, submission, imap, listener);
    var letters = Letters.few();
    try (var transport = session.getTransport(smtp);
        var store = session.getStore(imap)) {
      transport.connect("localhost", jane, Haven.PASSWORD);
      for (var letter : letters) {
        transport.sendMessage(
            message(session, letter), new InternetAddress[] {new InternetAddress(jane)});
      }
      store.connect("localhost", jane, Haven.PASSWORD);
      var inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_WRITE);
      assertEquals(letters.size(), inbox.getMessageCount());
      for (int i = 0; i < letters.size(); i++) {
        Letters.assertDelivered(letters.get(i), text(inbox.getMessage(i + 1)));
      }
      sort(store.getDefaultFolder(), inbox);
    }
  }

  private static void sort(Folder root, Folder inbox) throws Exception {
    var kept = root.getFolder("Kept/für später");
    assertTrue(kept.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS));
    var dots = inbox.search(new SubjectTerm("beyond ASCII"));
    assertEquals(1, dots.length);
    inbox.copyMessages(dots, kept);
    inbox.setFlags(dots, new Flags(Flags.Flag.DELETED), true);
    int before = inbox.getMessageCount();
    assertEquals(1, inbox.expunge().length);
    assertEquals(before - 1, inbox.getMessageCount());
    kept.open(Folder.READ_ONLY);
    assertEquals(1, kept.getMessageCount());
    assertTrue(((UIDFolder) kept).getUID(kept.getMessage(1)) > 0);
    Letters.assertDelivered(Letters.one("dots"), text(kept.getMessage(1)));
    kept.close();
    assertTrue(kept.delete(true));
  }

  @ParameterizedTest
  @CsvSource({"pop3s, pop3s", "pop3, pop3"})
  void readsByPop3(String pop3, String listener) throws Exception {
    var jane = haven.account();
    try (var inbox = new Inbox(haven, jane)) {
      for (var letter : Letters.few()) {
        inbox.append(letter);
      }
    }
    var letters = Letters.few();
    var session = session(jane, "smtp", "submission", pop3, listener);
    try (var store = session.getStore(pop3)) {
      store.connect("localhost", jane, Haven.PASSWORD);
      var maildrop = store.getFolder("INBOX");
      maildrop.open(Folder.READ_WRITE);
      assertEquals(letters.size(), maildrop.getMessageCount());
      for (int i = 0; i < letters.size(); i++) {
        assertEquals(letters.get(i), text(maildrop.getMessage(i + 1)));
      }
      maildrop.getMessage(1).setFlag(Flags.Flag.DELETED, true);
      maildrop.close(true);
      maildrop.open(Folder.READ_ONLY);
      assertEquals(letters.size() - 1, maildrop.getMessageCount());
    }
  }

  @Test
  void aWrongPasswordIsExplained() throws Exception {
    var jane = haven.account();
    var session = session(jane, "smtps", "submissions", "imaps", "imaps");
    try (var transport = session.getTransport("smtps")) {
      var refused =
          assertThrows(
              AuthenticationFailedException.class,
              () -> transport.connect("localhost", jane, "wrong password"));
      assertTrue(refused.toString().contains("whole e-mail address"), refused::toString);
    }
  }

  @Test
  void aRecipientElsewhereIsRefusedInWords() throws Exception {
    var jane = haven.account();
    var session = session(jane, "smtps", "submissions", "imaps", "imaps");
    try (var transport = session.getTransport("smtps")) {
      transport.connect("localhost", jane, Haven.PASSWORD);
      var elsewhere = new InternetAddress[] {new InternetAddress("a@elsewhere.example")};
      var refused =
          assertThrows(
              SendFailedException.class,
              () -> transport.sendMessage(message(session, Letters.one("dots")), elsewhere));
      assertTrue(String.valueOf(refused.getNextException()).contains("5.1.2"), refused::toString);
    }
  }

  /// @param out `smtp` or `smtps`
  /// @param in `imap`, `imaps`, `pop3` or `pop3s`
  private Session session(String user, String out, String submission, String in, String listener)
      throws Exception {
    var properties = new Properties();
    var sockets = Reader.trusting(haven.authority()).getSocketFactory();
    for (var protocol : new String[] {out, in}) {
      var prefix = "mail." + protocol + ".";
      properties.put(prefix + "ssl.socketFactory", sockets);
      properties.put(prefix + "ssl.checkserveridentity", "true");
      properties.put(prefix + "timeout", "60000");
      properties.put(prefix + "connectiontimeout", "60000");
      if (!protocol.endsWith("s")) {
        properties.put(prefix + "starttls.required", "true");
        properties.put(prefix + "starttls.enable", "true");
      }
    }
    properties.put("mail." + out + ".from", user);
    properties.put("mail." + out + ".auth", "true");
    properties.put("mail." + out + ".port", String.valueOf(haven.port(submission)));
    properties.put("mail." + in + ".port", String.valueOf(haven.port(listener)));
    return Session.getInstance(properties);
  }

  private static MimeMessage message(Session session, String letter) throws Exception {
    return new MimeMessage(session, new ByteArrayInputStream(Letters.bytes(letter)));
  }

  /// The message as the server sends it: asked for whole, not put together again from its parts.
  private static String text(Message message) throws Exception {
    var text = new ByteArrayOutputStream();
    ((MimeMessage) message).writeTo(text);
    return Letters.text(text.toByteArray());
  }
}
