package dev.haven.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AclTest {
  private static final Viewer BOB = new Viewer("account/2", "example.com");
  private static final Viewer ANN = new Viewer("account/3", "example.org");
  private static final Identifier BOB_NAMED = Identifier.person("bob@example.com", "account/2");

  private static Rights rights(String letters) {
    return Rights.parse(letters).orElseThrow();
  }

  private static Acl acl(Identifier who, String letters) {
    return Acl.NONE.with(new AclEntry(who, false, rights(letters)));
  }

  @Test
  void aViewerHasWhatAnyEntryGives() {
    var acl =
        acl(Identifier.ANYONE, "l")
            .with(new AclEntry(Identifier.domain("example.com"), false, rights("r")))
            .with(new AclEntry(BOB_NAMED, false, rights("s")));
    assertEquals(rights("lrs"), acl.rights(BOB));
    assertEquals(rights("l"), acl.rights(ANN));
  }

  @Test
  void negativeRightsTakeWhatOthersGive() {
    var acl = acl(Identifier.ANYONE, "lrs").with(new AclEntry(BOB_NAMED, true, rights("rw")));
    assertEquals(rights("ls"), acl.rights(BOB));
    assertEquals(rights("lrs"), acl.rights(ANN));
    assertEquals("-bob@example.com", acl.entries().getFirst().name());
  }

  @Test
  void whoGetsAnAddressThatAnotherHadHasNoRightsByIt() {
    var acl = acl(BOB_NAMED, "lr");
    assertEquals(Rights.NONE, acl.rights(new Viewer("account/9", "example.com")));
    var again =
        acl.with(
            new AclEntry(Identifier.person("bob@example.com", "account/9"), false, rights("l")));
    assertEquals(1, again.entries().size());
    assertEquals(Rights.NONE, again.rights(BOB));
  }

  @Test
  void anEntryWithoutRightsIsNone() {
    var acl = acl(BOB_NAMED, "lr").with(new AclEntry(BOB_NAMED, false, Rights.NONE));
    assertTrue(acl.entries().isEmpty());
  }

  @Test
  void aMailboxIsOpenToWhomTheOneAboveItIs() throws IntentRefused {
    try (var fixture = new Fixture()) {
      var account = fixture.account;
      var above = account.commit(new CreateMailbox("a"));
      account.commit(
          new ChangeRights(above, BOB_NAMED, false, FlagOperation.REPLACE, rights("lrk")));
      account.commit(new CreateMailbox("a/b/c"));
      assertEquals(rights("lrk"), fixture.mailbox("a/b").acl().rights(BOB));
      assertEquals(rights("lrk"), fixture.mailbox("a/b/c").acl().rights(BOB));
      account.commit(new CreateMailbox("d"));
      assertEquals(Rights.NONE, fixture.mailbox("d").acl().rights(BOB));
      account.commit(
          new ChangeRights(fixture.inbox(), BOB_NAMED, false, FlagOperation.ADD, rights("lk")));
      account.commit(new CreateMailbox("e/f", Optional.empty(), true));
      assertEquals(rights("lk"), fixture.mailbox("e").acl().rights(BOB));
      assertEquals(rights("lk"), fixture.mailbox("e/f").acl().rights(BOB));
    }
  }

  @Test
  void thereIsABoundToHowManyHaveRights() throws IntentRefused {
    try (var fixture = new Fixture()) {
      for (int i = 0; i < Acl.MOST; i++) {
        fixture.account.commit(give(fixture.inbox(), i));
      }
      var oneMore = give(fixture.inbox(), Acl.MOST);
      var refused = assertThrows(IntentRefused.class, () -> fixture.account.commit(oneMore));
      assertEquals(Reason.LIMIT, refused.reason());
      assertEquals(Acl.MOST, fixture.mailbox("INBOX").acl().entries().size());
    }
  }

  private static ChangeRights give(MailboxId mailbox, int number) {
    var who = Identifier.person("p" + number + "@example.com", "account/" + number);
    return new ChangeRights(mailbox, who, false, FlagOperation.ADD, rights("l"));
  }
}
