package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.account.ChangeRights;
import dev.haven.account.FlagOperation;
import dev.haven.account.Identifier;
import dev.haven.account.IntentRefused;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.directory.Address;
import dev.haven.directory.Quota;
import dev.haven.smtp.Handling;
import dev.haven.testkit.FakeMx;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mail for people here that has waited in the queue goes where it would have gone at once.
@Timeout(120)
class HeldMailTest {
  private static final Address JANE = Site.address("jane@haven.test");
  private static final Address BOB = Site.address("bob@haven.test");

  private static Handling held(Site site) {
    return Handling.ORDINARY.heldUntil(site.clock.instant().getEpochSecond() + 600);
  }

  private static void letEverybodyPost(Site site, Address owner, String mailbox)
      throws IntentRefused {
    var account = site.accounts.account(site.directory.person(owner).orElseThrow().account());
    var id = account.state().mailbox(mailbox).orElseThrow().id();
    account.commit(
        new ChangeRights(
            id, Identifier.ANYONE, false, FlagOperation.REPLACE, Rights.of(Right.POST)));
  }

  @Test
  void itGoesIntoTheMailboxThatItsAddressNames() throws Exception {
    try (var site = new Site().start()) {
      letEverybodyPost(site, BOB, "Archive");
      site.directory.administration().addAlias(Site.address("team@haven.test"), List.of(JANE, BOB));
      site.handling = held(site);
      site.send("bob+archive@haven.test");
      site.send("team@haven.test");
      site.ahead.addAndGet(601);
      site.awaitEmptyQueue();
      assertEquals(1, site.mailbox("bob@haven.test", "Archive").size());
      assertEquals(1, site.inbox("bob@haven.test").size());
      assertEquals(1, site.inbox("jane@haven.test").size());
    }
  }

  /// RFC 4314 §2.1: what the sender may not post into takes the INBOX, as ever.
  @Test
  void itGoesIntoNoMailboxThatIsNotOpenToItsSender() throws Exception {
    try (var site = new Site().start()) {
      site.handling = held(site);
      site.send("bob+archive@haven.test", "jane+archive@haven.test");
      site.ahead.addAndGet(601);
      site.awaitEmptyQueue();
      assertEquals(1, site.inbox("bob@haven.test").size());
      assertEquals(0, site.mailbox("bob@haven.test", "Archive").size());
      assertEquals(1, site.mailbox("jane@haven.test", "Archive").size());
    }
  }

  @Test
  void whatDoesNotFitAnyMoreComesBackWithTheReason() throws Exception {
    try (var site = new Site().start()) {
      site.handling = held(site);
      site.send("bob@haven.test");
      site.directory.administration().setQuota(BOB, Quota.octets(10));
      site.ahead.addAndGet(601);
      site.awaitEmptyQueue();
      assertEquals(List.of(), site.inbox("bob@haven.test"));
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("Status: 5.2.2\r\n"), report);
      assertTrue(report.contains("larger than all of bob@haven.test's mailbox"), report);
    }
  }

  /// The same for people here and elsewhere, so that a report from whomever names its address.
  @Test
  void aReturnPathOfEachRecipientsOwnIsForPeopleHereToo() throws Exception {
    try (var site = new Site().start()) {
      var mx = site.server("other.test");
      site.handling = Handling.ORDINARY.verp("+=");
      site.send("ann@other.test", "bob@haven.test", "jane@haven.test");
      site.awaitEmptyQueue();
      assertEquals(
          List.of("jane+ann=other.test@haven.test"),
          mx.taken().stream().map(FakeMx.Taken::from).toList());
      assertEquals(
          "Return-Path: <jane+bob=haven.test@haven.test>\r\nReceived: from laptop\r\n"
              + site.letter,
          site.inbox("bob@haven.test").getFirst());
      assertTrue(
          site.inbox("jane@haven.test")
              .getFirst()
              .startsWith("Return-Path: <jane+jane=haven.test@haven.test>\r\n"));
    }
  }

  /// So that people can keep reports apart from their mail.
  @Test
  void reportsGoIntoTheMailboxThatTheSendersAddressNames() throws Exception {
    try (var site = new Site().start()) {
      site.server("other.test").answering("RCPT TO:<ann", "550 5.1.1 Nobody");
      site.send(
          Optional.of(Site.address("jane+archive@haven.test")), Optional.empty(), "ann@other.test");
      site.awaitEmptyQueue();
      assertEquals(List.of(), site.inbox("jane@haven.test"));
      var report = site.mailbox("jane@haven.test", "Archive").getFirst();
      assertTrue(report.contains("Status: 5.1.1\r\n"), report);
    }
  }
}
