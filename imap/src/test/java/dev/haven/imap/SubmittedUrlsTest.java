package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.account.KeepAccessKey;
import dev.haven.account.KeyedMailbox;
import dev.haven.imap.SubmittedUrls.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// RFC 4468 §3.3: what may be submitted by URL, and by whom. Jane has one message.
class SubmittedUrlsTest {
  private static final String HOST = "mx.example.com";
  private static final String MESSAGE = "Subject: one\r\n\r\ntext\r\n";

  private ImapWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new ImapWorld(Map.of());
    world.add(MESSAGE.getBytes(StandardCharsets.US_ASCII), "INBOX", 0);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String find(String url, String submitter) throws IOException {
    return switch (world.submittedUrls().find(url, world.person(submitter), HOST)) {
      case Outcome.NotFound(var why, _) -> why.name();
      case Outcome.Found(var length, var octets) -> {
        var bytes = new ByteArrayOutputStream();
        octets.copy(bytes::write);
        assertEquals(length, bytes.size());
        yield bytes.toString(StandardCharsets.US_ASCII);
      }
    };
  }

  private String authorized(String rump) throws Exception {
    var inbox = new KeyedMailbox("", world.jane().state().mailbox("INBOX").orElseThrow().id());
    var key = world.jane().commit(new KeepAccessKey(inbox, UrlToken.newKey(), false));
    return rump + UrlToken.of(rump, key);
  }

  @Test
  void oneSubmitsWhatOneCanRead() throws IOException {
    assertEquals(MESSAGE, find("imap://mx.example.com/INBOX/;UID=1", "jane"));
    assertEquals(MESSAGE, find("imap://jane@MX.example.com/INBOX/;UID=1", "jane"));
    assertEquals(
        "text\r\n",
        find("imap://jane%40example.com@mx.example.com/INBOX/;UID=1/;SECTION=1", "jane"));
    assertEquals("NO_CONTENT", find("imap://mx.example.com/INBOX/;UID=1", "bob"));
    assertEquals("NOT_AUTHORIZED", find("imap://jane@mx.example.com/INBOX/;UID=1", "bob"));
    assertEquals("NOT_OURS", find("imap://imap.example.net/INBOX/;UID=1", "jane"));
  }

  @Test
  void whatIsNotThereOrNoMessageIsNoContent() throws IOException {
    assertEquals("NO_CONTENT", find("imap://mx.example.com/INBOX/;UID=2", "jane"));
    assertEquals("NO_CONTENT", find("imap://mx.example.com/INBOX", "jane"));
    assertEquals("NO_CONTENT", find("imap://mx.example.com/", "jane"));
    assertEquals("NO_CONTENT", find("/INBOX/;UID=1", "jane"));
    assertEquals("NO_CONTENT", find("http://mx.example.com/", "jane"));
  }

  @Test
  void whatIsAuthorizedForSubmissionIsForWhomItNames() throws Exception {
    var url = authorized("imap://jane@mx.example.com/INBOX/;uid=1;urlauth=submit+bob");
    assertEquals(MESSAGE, find(url, "bob"));
    assertEquals("NOT_AUTHORIZED", find(url, "jane"));
    assertEquals("NOT_AUTHORIZED", find(url, "sue"));
  }

  @Test
  void otherAccessIsAsTheIdentifierSays() throws Exception {
    var start = "imap://jane@mx.example.com/INBOX/;uid=1";
    assertEquals(MESSAGE, find(authorized(start + ";urlauth=authuser"), "bob"));
    assertEquals(MESSAGE, find(authorized(start + ";urlauth=anonymous"), "bob"));
    assertEquals("NOT_AUTHORIZED", find(authorized(start + ";urlauth=user+bob"), "bob"));
    assertEquals("NOT_AUTHORIZED", find(start + ";urlauth=submit+bob", "bob"));
    var expired = start + ";expire=2006-10-31T12:34:56Z;urlauth=submit+bob";
    assertEquals("NOT_AUTHORIZED", find(authorized(expired), "bob"));
  }

  @Test
  void theNameOfTheServerIsWhatTheTokenVouchesFor() throws Exception {
    var url = authorized("imap://jane@mail.example.com/INBOX/;uid=1;urlauth=submit+bob");
    assertEquals(MESSAGE, find(url, "bob"));
    assertEquals("NOT_OURS", find(url.replace("mail", "imap"), "bob"));
  }
}
