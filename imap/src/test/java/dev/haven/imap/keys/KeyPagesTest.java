package dev.haven.imap.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.account.Account;
import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.AddMessages;
import dev.haven.account.IntentRefused;
import dev.haven.account.NewMessage;
import dev.haven.imap.collation.Collation;
import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyPagesTest {
  private final MemoryStore store = new MemoryStore();
  private final Accounts accounts = new Accounts(store, AccountOptions.defaults());

  @AfterEach
  void close() {
    accounts.close();
    store.close();
  }

  @Test
  void aMailboxOfMoreThanFitsIsSearchedWithinTheBound() throws IntentRefused {
    var account = account(1, 3 * KeyPage.ROWS);
    long page = weightOf(account, 1);
    var pages = new KeyPages(2 * page);
    for (int round = 0; round < 3; round++) {
      var keys = pages.of(account, Collation.ASCII_CASEMAP);
      for (long email = 1; email <= 3 * KeyPage.ROWS; email++) {
        assertEquals(subject(email), subject(keys, email));
        assertTrue(pages.weight() <= 2 * page, pages.weight() + " of " + 2 * page);
      }
    }
    assertTrue(pages.weight() > 0);
  }

  @Test
  void whatFitsIsMadeOnceAndStays() throws IntentRefused {
    var account = account(1, 2 * KeyPage.ROWS);
    var pages = new KeyPages(1 << 24);
    var first = pages.of(account, Collation.ASCII_CASEMAP).sorts(5);
    pages.of(account, Collation.ASCII_CASEMAP).sorts(KeyPage.ROWS + 5);
    assertSame(first, pages.of(account, Collation.ASCII_CASEMAP).sorts(7));
    assertNotSame(first, pages.of(account, Collation.OCTET).sorts(7));
  }

  @Test
  void aPageThatLacksWhatCameSinceIsMadeAgainAndCountsOnce() throws IntentRefused {
    var account = account(1, 10);
    var pages = new KeyPages(1 << 24);
    var keys = pages.of(account, Collation.ASCII_CASEMAP);
    assertEquals(subject(10), subject(keys, 10));
    add(account, 10, 10);
    assertEquals(subject(20), subject(keys, 20));
    assertEquals(subject(3), subject(keys, 3));
    assertEquals(weightOf(account, 20), pages.weight());
  }

  @Test
  void whoSearchedLongestAgoMakesRoom() throws IntentRefused {
    var one = account(1, 100);
    var two = account(2, 100);
    var three = account(3, 100);
    long page = weightOf(one, 100);
    var pages = new KeyPages(2 * page + page / 2);
    var ofOne = pages.of(one, Collation.ASCII_CASEMAP).sorts(100);
    var ofTwo = pages.of(two, Collation.ASCII_CASEMAP).sorts(100);
    assertSame(ofOne, pages.of(one, Collation.ASCII_CASEMAP).sorts(100));
    pages.of(three, Collation.ASCII_CASEMAP).sorts(100);
    assertTrue(pages.weight() <= 2 * page + page / 2);
    assertSame(ofOne, pages.of(one, Collation.ASCII_CASEMAP).sorts(100));
    assertNotSame(ofTwo, pages.of(two, Collation.ASCII_CASEMAP).sorts(100));
  }

  private long weightOf(Account account, long email) {
    return new KeyPages(1 << 24).of(account, Collation.ASCII_CASEMAP).sorts(email).weight();
  }

  private static String subject(Keys keys, long email) {
    var text = keys.sorts(email).text(KeyPage.rowOf(email), SortText.BASE_SUBJECT);
    return text.text();
  }

  private static String subject(long email) {
    return String.format("MATTER %07d", email);
  }

  private Account account(int number, int messages) throws IntentRefused {
    var account = accounts.account(new LogId("account/" + number));
    add(account, 0, messages);
    return account;
  }

  private static void add(Account account, int before, int count) throws IntentRefused {
    var batch = new ArrayList<NewMessage>();
    for (int i = before + 1; i <= before + count; i++) {
      var text = "Subject: " + subject(i).replace("MATTER", "Matter") + "\r\n\r\nx\r\n";
      var bytes = text.getBytes(StandardCharsets.US_ASCII);
      var incoming = account.receive();
      incoming.write(bytes, 0, bytes.length);
      batch.add(NewMessage.of(incoming.finish(), i));
    }
    var inbox = account.state().mailbox("INBOX").orElseThrow().id();
    account.commit(new AddMessages(inbox, batch));
    batch.forEach(message -> message.message().close());
  }
}
