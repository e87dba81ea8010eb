package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxIntentsTest {
  private final Fixture fixture = new Fixture();
  private final Account account = fixture.account;

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> names() {
    return account.state().mailboxes().stream().map(Mailbox::name).toList();
  }

  private Reason refused(Intent<?> intent) {
    var refused = assertThrows(IntentRefused.class, () -> account.commit(intent));
    assertTrue(refused.text().endsWith("."), refused.text());
    return refused.reason();
  }

  private MailboxId create(String name) throws IntentRefused {
    return account.commit(new CreateMailbox(name));
  }

  @Test
  void aNewAccountHasTheMailboxesThatMailProgramsLookFor() {
    assertEquals(List.of("Archive", "Drafts", "INBOX", "Junk", "Sent", "Trash"), names());
    assertEquals(names(), List.copyOf(account.state().subscriptions()));
    assertEquals("Sent", account.state().mailbox(Role.SENT).orElseThrow().name());
    assertEquals(Optional.of(Role.INBOX), fixture.mailbox("inbox").role());
    assertEquals(1, account.state().version());
  }

  /// RFC 9051 §6.3.4.
  @Test
  void creatingMakesWhatIsMissingAbove() throws IntentRefused {
    create("a/b/c/");
    assertTrue(names().containsAll(List.of("a", "a/b", "a/b/c")));
    assertEquals(Reason.ALREADY_EXISTS, refused(new CreateMailbox("a/b")));
    assertEquals(Reason.ALREADY_EXISTS, refused(new CreateMailbox("iNbOx")));
    create("inbox/x");
    assertTrue(names().contains("INBOX/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//", "/a", "a//b", "a\u0001", "a\u0085", "a\ud800", "a\r\nb"})
  void namesThatNoMailboxCanHaveAreRefused(String name) {
    assertEquals(Reason.CANNOT, refused(new CreateMailbox(name)));
  }

  @Test
  void namesHaveABoundInLengthAndDepth() throws IntentRefused {
    assertEquals(Reason.CANNOT, refused(new CreateMailbox("x".repeat(256))));
    assertEquals(Reason.CANNOT, refused(new CreateMailbox("ü".repeat(128))));
    assertEquals(Reason.CANNOT, refused(new CreateMailbox("a/".repeat(30) + "a")));
    assertEquals(Reason.CANNOT, refused(new CreateMailbox(("x".repeat(250) + "/").repeat(4))));
    create("x".repeat(255));
    create("a/".repeat(29) + "a");
  }

  @Test
  void oneNameHasOneSpelling() throws IntentRefused {
    create("u\u0308");
    assertTrue(account.state().mailbox("\u00fc").isPresent());
    assertEquals(Reason.ALREADY_EXISTS, refused(new CreateMailbox("\u00fc")));
  }

  @Test
  void aUseBelongsToOneMailbox() throws IntentRefused {
    assertEquals(Reason.CANNOT, refused(new CreateMailbox("x", Optional.of(Role.SENT))));
    assertEquals(Reason.CANNOT, refused(new CreateMailbox("x", Optional.of(Role.INBOX))));
    var all = account.commit(new CreateMailbox("All", Optional.of(Role.ALL)));
    assertEquals(all, account.state().mailbox(Role.ALL).orElseThrow().id());
  }

  /// RFC 9051 §6.3.5.
  @Test
  void deletingLeavesNothingAndNobodyBelow() throws IntentRefused {
    var a = create("a");
    var b = create("a/b");
    assertEquals(Reason.HAS_CHILDREN, refused(new DeleteMailbox(a)));
    account.commit(AddMessages.of(b, Post.unread(fixture.accounts, "x")));
    assertEquals(1, account.state().usage().messages());
    account.commit(new DeleteMailbox(b));
    account.commit(new DeleteMailbox(a));
    assertEquals(Usage.NOTHING, account.state().usage());
    assertEquals(Reason.NO_SUCH_MAILBOX, refused(new DeleteMailbox(a)));
    assertEquals(Reason.CANNOT, refused(new DeleteMailbox(fixture.inbox())));
  }

  /// RFC 9051 §2.3.1.1.
  @Test
  void aMailboxCreatedAgainHasALargerUidValidity() throws IntentRefused {
    create("a");
    long first = fixture.mailbox("a").uidValidity();
    account.commit(new DeleteMailbox(fixture.mailbox("a").id()));
    create("a");
    assertTrue(fixture.mailbox("a").uidValidity() > first);
  }

  /// RFC 9051 §6.3.6.
  @Test
  void renamingTakesAllBelowAlong() throws IntentRefused {
    create("a/b/c");
    var a = fixture.mailbox("a");
    account.commit(new RenameMailbox(a.id(), "x/y"));
    assertTrue(names().containsAll(List.of("x", "x/y", "x/y/b", "x/y/b/c")));
    assertFalse(names().contains("a"));
    assertEquals(a.uidValidity(), fixture.mailbox("x/y").uidValidity());
    assertEquals(Reason.CANNOT, refused(new RenameMailbox(a.id(), "x/y/z")));
    assertEquals(Reason.ALREADY_EXISTS, refused(new RenameMailbox(a.id(), "Sent")));
  }

  /// RFC 9051 §6.3.6: INBOX stays, empty, and so does what is below it.
  @Test
  void renamingInboxMovesItsMessages() throws IntentRefused {
    create("INBOX/below");
    var inbox = fixture.fill(3);
    var old = account.commit(new RenameMailbox(inbox.id(), "old/mail"));
    assertEquals(3, account.state().mailbox(old).orElseThrow().count());
    assertEquals("old/mail", account.state().mailbox(old).orElseThrow().name());
    assertEquals(0, fixture.mailbox("INBOX").count());
    assertEquals(4, fixture.mailbox("INBOX").uidNext());
    assertTrue(names().contains("INBOX/below"));
    assertNotEquals(inbox.id(), old);
    assertEquals(3, account.state().usage().messages());
  }

  @Test
  void mailboxesAreBounded() throws IntentRefused {
    var options =
        new AccountOptions(
            AccountOptions.defaults().quota(),
            8,
            500,
            10,
            1 << 20,
            AccountOptions.defaults().clock());
    try (var small = new Fixture(options)) {
      small.account.commit(new CreateMailbox("a/b"));
      var refused =
          assertThrows(IntentRefused.class, () -> small.account.commit(new CreateMailbox("c")));
      assertEquals(Reason.LIMIT, refused.reason());
    }
  }

  /// RFC 9051 §6.3.7, RFC 9051 §6.3.8.
  @Test
  void subscriptionsAreNamesAndStay() throws IntentRefused {
    assertTrue(account.commit(new Subscribe("not/there")));
    assertFalse(account.commit(new Subscribe("not/there")));
    assertTrue(account.commit(new Unsubscribe("INBOX")));
    assertFalse(account.commit(new Unsubscribe("inbox")));
    create("a");
    account.commit(new Subscribe("a"));
    account.commit(new DeleteMailbox(fixture.mailbox("a").id()));
    assertTrue(fixture.restarted().state().subscriptions().containsAll(List.of("a", "not/there")));
  }
}
