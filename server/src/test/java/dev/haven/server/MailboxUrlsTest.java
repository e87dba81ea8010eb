package dev.haven.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.AddMessages;
import dev.haven.account.NewMessage;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.Person;
import dev.haven.imap.SubmittedUrls;
import dev.haven.smtp.Refused;
import dev.haven.store.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// RFC 4468 §6: the codes of what cannot be had. Jane has one message.
class MailboxUrlsTest {
  private static final byte[] MESSAGE =
      "Subject: one\r\n\r\ntext\r\n".getBytes(StandardCharsets.US_ASCII);

  private final MemoryStore store = new MemoryStore();
  private final Accounts accounts = new Accounts(store, AccountOptions.defaults());
  private Directory directory;
  private MailboxUrls urls;

  @BeforeEach
  void open() throws Exception {
    directory =
        Directory.open(store, DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)));
    directory.administration().addDomain("example.com");
    directory.administration().addAccount(new Address("jane", "example.com"), "kestrel-nest");
    urls = new MailboxUrls(new SubmittedUrls(directory, accounts));
    var account = accounts.account(jane().account());
    var inbox = account.state().mailbox("INBOX").orElseThrow().id();
    try (var incoming = account.receive()) {
      incoming.write(MESSAGE, 0, MESSAGE.length);
      try (var received = incoming.finish()) {
        account.commit(AddMessages.of(inbox, new NewMessage(received, 0, List.of(), 0)));
      }
    }
  }

  @AfterEach
  void close() {
    accounts.close();
    directory.close();
    store.close();
  }

  private Person jane() {
    return directory.person(new Address("jane", "example.com")).orElseThrow();
  }

  private String refusal(String url) {
    var refused = assertThrows(Refused.class, () -> urls.find(url, jane(), "mx.example.com"));
    return refused.reply().code() + " " + refused.reply().enhanced();
  }

  @Test
  void aMessageIsFound() throws Exception {
    var found = urls.find("imap://mx.example.com/INBOX/;UID=1", jane(), "mx.example.com");
    var bytes = new ByteArrayOutputStream();
    found.copy(bytes::write);
    assertEquals(
        new String(MESSAGE, StandardCharsets.US_ASCII), bytes.toString(StandardCharsets.US_ASCII));
    assertEquals(MESSAGE.length, found.length());
  }

  @Test
  void eachRefusalHasItsCode() {
    assertEquals("554 5.6.6", refusal("imap://mx.example.com/INBOX/;UID=2"));
    assertEquals("554 5.6.6", refusal("mailto:jane@example.com"));
    assertEquals(
        "554 5.7.0",
        refusal(
            "imap://jane@mx.example.com/INBOX/;UID=1;URLAUTH=submit+jane:internal:"
                + "0".repeat(64)));
    assertEquals("554 5.7.8", refusal("imap://mx.example.net/INBOX/;UID=1"));
  }
}
