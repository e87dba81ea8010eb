package dev.haven.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.ChangeRights;
import dev.haven.account.FlagOperation;
import dev.haven.account.Identifier;
import dev.haven.account.Mailbox;
import dev.haven.account.Rights;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.Person;
import dev.haven.store.MemoryStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharingTest {
  private final MemoryStore store = new MemoryStore();
  private final Directory directory =
      Directory.open(store, DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)));
  private final Accounts accounts = new Accounts(store, AccountOptions.defaults());
  private final Sharing sharing = new Sharing(directory, accounts);
  private final Person jane;
  private final Person bob;

  SharingTest() throws DirectoryRefused {
    directory.administration().addDomain("example.com");
    jane = directory.administration().addAccount(address("jane"), "kestrel-nest");
    bob = directory.administration().addAccount(address("bob"), "heron-nest");
  }

  @AfterEach
  void close() {
    accounts.close();
    directory.close();
    store.close();
  }

  private static Address address(String localPart) {
    return new Address(localPart, "example.com");
  }

  private Mailbox inbox(Person person) {
    return accounts.account(person.account()).state().mailbox("INBOX").orElseThrow();
  }

  private Identifier who(String name) {
    return new Identifiers(directory).find(name, "example.com").orElseThrow();
  }

  private ChangeRights giving(Identifier who, String rights) {
    return new ChangeRights(
        inbox(jane).id(), who, false, FlagOperation.REPLACE, Rights.parse(rights).orElseThrow());
  }

  @Test
  void whoIsGivenRightsKnowsWhereToLookUntilTheyAreTaken() throws Exception {
    sharing.change(jane, giving(who("bob"), "lr"));
    assertEquals(List.of(jane), sharing.sharers(bob));
    sharing.change(jane, giving(who("bob"), ""));
    assertEquals(List.of(), sharing.sharers(bob));
  }

  @Test
  void whatIsGivenToManyIsMarkedInTheDirectory() throws Exception {
    sharing.change(jane, giving(who("anyone"), "l"));
    sharing.change(jane, giving(who("@example.com"), "lr"));
    assertEquals(1, sharing.sharers(bob).size());
    sharing.change(jane, giving(who("anyone"), ""));
    assertTrue(directory.owner(jane.account()).orElseThrow().open());
    sharing.change(jane, giving(who("@example.com"), ""));
    assertEquals(List.of(), directory.open());
    assertEquals(List.of(), sharing.sharers(jane));
  }

  @Test
  void aRightWhoseHintACrashLostIsFoundAgainByItsName() throws Exception {
    accounts.account(jane.account()).commit(giving(who("bob"), "lr"));
    assertEquals(List.of(), sharing.sharers(bob));
    var hinted = changes(bob);
    sharing.found(bob, jane, inbox(jane));
    assertTrue(hinted.await(40, TimeUnit.SECONDS));
    assertEquals(List.of(jane), sharing.sharers(bob));
  }

  @Test
  void aHintInVainIsTakenBackWhenNothingIsFound() throws Exception {
    sharing.change(jane, giving(who("bob"), "lr"));
    accounts.account(jane.account()).commit(giving(who("bob"), ""));
    assertEquals(List.of(jane), sharing.sharers(bob));
    var retracted = changes(bob);
    sharing.foundNothing(bob, jane);
    assertTrue(retracted.await(40, TimeUnit.SECONDS));
    assertEquals(List.of(), sharing.sharers(bob));
  }

  private CountDownLatch changes(Person person) {
    var latch = new CountDownLatch(1);
    accounts.account(person.account()).watch(latch::countDown);
    return latch;
  }

  @Test
  void anAccountThatWasRemovedDoesNotBeginAgain() throws Exception {
    var gone = who("bob");
    sharing.change(jane, giving(gone, "lr"));
    accounts.remove(directory.administration().removeAccount(bob.address()));
    sharing.change(jane, giving(gone, ""));
    assertEquals(0, store.newest(bob.account()));
    accounts.remove(directory.administration().removeAccount(jane.address()));
    assertEquals(List.of(), directory.open());
  }
}
