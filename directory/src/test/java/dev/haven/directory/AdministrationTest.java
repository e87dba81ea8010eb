package dev.haven.directory;

import static dev.haven.directory.TestDirectory.address;
import static dev.haven.directory.TestDirectory.addresses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {
  private final TestDirectory world = new TestDirectory("ann@example.com", "bob@example.com");
  private final Administration administration = world.administration();

  @AfterEach
  void close() {
    world.close();
  }

  private static String cause(Executable change) {
    var refused = assertThrows(DirectoryRefused.class, change);
    assertFalse(refused.remedy().isEmpty());
    return refused.cause();
  }

  @Test
  void anAccountHasALogOfItsOwn() {
    var ann = world.directory.person(address("ANN@example.com")).orElseThrow();
    var bob = world.directory.person(address("bob@example.com")).orElseThrow();
    assertTrue(ann.account().name().matches("account/[0-9a-f]{16}"));
    assertNotEquals(ann.account(), bob.account());
  }

  @Test
  void aRemovedAccountLeavesItsLogToTheCaller() throws DirectoryRefused {
    var bob = world.directory.person(address("bob@example.com")).orElseThrow();
    assertEquals(bob.account(), administration.removeAccount(address("Bob@example.com")));
    assertTrue(world.directory.person(address("bob@example.com")).isEmpty());
    assertNotEquals(bob.account(), world.account("bob@example.com").account());
  }

  @Test
  void whatIsThereCannotBeAddedAgain() {
    world.alias("sales@example.com", "bob@example.com");
    assertEquals(
        "account Bob@example.com is there already",
        cause(() -> administration.addAccount(address("Bob@example.com"), "long enough pass")));
    assertEquals(
        "sales@example.com is an alias already",
        cause(() -> administration.addAccount(address("sales@example.com"), "long enough pass")));
    assertEquals(
        "domain example.com is there already",
        cause(() -> administration.addDomain("EXAMPLE.com")));
    assertEquals(
        "bob@example.com is an account",
        cause(() ->
            administration.addAlias(address("bob@example.com"), addresses("ann@example.com"))));
  }

  @Test
  void whatIsNotThereCannotBeChanged() {
    assertEquals(
        "there is no account x@example.com",
        cause(() -> administration.setPassword(address("x@example.com"), "long enough pass")));
    assertEquals(
        "there is no domain b.example",
        cause(() -> administration.addAccount(address("x@b.example"), "long enough pass")));
    assertEquals(
        "there is no alias x@example.com",
        cause(() -> administration.removeAlias(address("x@example.com"))));
    assertEquals("'a b' is no domain name", cause(() -> administration.addDomain("a b")));
  }

  @ParameterizedTest
  @CsvSource({
    "short12, the password has fewer than 8 characters",
    "aaaaaaaaab, the password repeats the same few characters",
    "Bob@Example.com, the password is the address itself"
  })
  void aWeakPasswordIsRefusedWithTheReason(String password, String cause) {
    assertEquals(
        cause, cause(() -> administration.setPassword(address("bob@example.com"), password)));
  }

  @Test
  void aDomainWithAccountsGoesOnlyWhenAskedTo() throws DirectoryRefused {
    assertEquals(
        "domain example.com still has accounts: 2",
        cause(() -> administration.removeDomain("example.com", false)));
    assertEquals(2, administration.removeDomain("example.com", true).size());
    assertFalse(world.directory.isLocal("example.com"));
    assertTrue(world.store.logs("domain/").isEmpty());
    administration.addDomain("example.com");
    assertEquals(0, administration.domains().getFirst().accounts());
  }

  @Test
  void anAliasGathersTargets() throws DirectoryRefused {
    world.alias("all@example.com", "bob@example.com");
    world.alias("ALL@example.com", "ann@example.com", "bob@example.com");
    assertEquals(
        List.of("bob@example.com", "ann@example.com"),
        administration.aliases().getFirst().targets().stream().map(Address::toString).toList());
    administration.removeAlias(address("all@example.com"));
    assertTrue(administration.aliases().isEmpty());
  }

  @Test
  void anAliasLeadsToSomebodyHere() {
    var info = address("info@example.com");
    assertEquals(
        "bob@elsewhere.example is not an address of this server",
        cause(() -> administration.addAlias(info, addresses("bob@elsewhere.example"))));
    assertEquals(
        "there is no address nobody@example.com",
        cause(() -> administration.addAlias(info, addresses("nobody@example.com"))));
    assertEquals(
        "an alias has 1 to 500 targets", cause(() -> administration.addAlias(info, List.of())));
  }

  @Test
  void anAliasCannotLeadBackToItself() {
    world.alias("a@example.com", "bob@example.com");
    world.alias("b@example.com", "a@example.com");
    assertEquals(
        "mail for b@example.com would come back to a@example.com",
        cause(() -> administration.addAlias(address("a@example.com"), addresses("b@example.com"))));
    assertEquals(
        "mail for a+x@example.com would come back to a@example.com",
        cause(
            () -> administration.addAlias(address("a@example.com"), addresses("a+x@example.com"))));
  }

  @Test
  void whatAnAliasNamesCannotVanish() throws DirectoryRefused {
    world.alias("sales@example.com", "bob+sales@example.com");
    assertEquals(
        "alias sales@example.com leads to bob@example.com",
        cause(() -> administration.removeAccount(address("bob@example.com"))));
    administration.removeAlias(address("sales@example.com"));
    administration.removeAccount(address("bob@example.com"));
    assertEquals(1, administration.accounts().size());
  }

  @Test
  void aRefusedChangeChangesNothing() {
    var before = administration.accounts();
    cause(() -> administration.addAccount(address("bob@example.com"), "long enough pass"));
    cause(() -> administration.setDisplayName(address("bob@example.com"), "two\nlines"));
    cause(() -> administration.setQuota(address("bob@example.com"), Quota.octets(-1)));
    assertEquals(before, administration.accounts());
  }

  @Test
  void nobodySignsInToASharedAccount() throws DirectoryRefused {
    var office = administration.addShared(address("office@example.com"));
    assertTrue(office.shared());
    for (var guess : List.of("", " ", TestDirectory.PASSWORD)) {
      var outcome = world.signIn("office@example.com", guess);
      assertInstanceOf(SignInOutcome.Refused.class, outcome);
      assertEquals(
          SignInRefusal.PUBLIC_ACCOUNT, ((SignInOutcome.Refused) outcome).refusal(), guess);
    }
    assertEquals(
        "office@example.com is a public account, and nobody signs in to it",
        cause(() -> administration.setPassword(office.address(), TestDirectory.PASSWORD)));
    assertEquals(office, world.directory.owner(office.account()).orElseThrow());
  }

  @Test
  void whoSharesWithEverybodyIsFoundWithoutALookAtAll() throws DirectoryRefused {
    var bob = address("bob@example.com");
    assertEquals(List.of(), world.directory.open());
    administration.setOpen(bob, true);
    assertEquals(List.of(bob), world.directory.open().stream().map(Person::address).toList());
    administration.setOpen(bob, false);
    assertEquals(List.of(), world.directory.open());
    administration.setOpen(bob, true);
    administration.removeAccount(bob);
    assertEquals(List.of(), world.directory.open());
  }

  @Test
  void aFullDiskRefusesAndChangesNothing() throws DirectoryRefused {
    world.store.failWrites(StoreException.Kind.FULL);
    assertThrows(
        StoreException.class, () -> administration.setSuspended(address("bob@example.com"), true));
    assertFalse(world.directory.person(address("bob@example.com")).orElseThrow().suspended());
    assertInstanceOf(
        SignInOutcome.Accepted.class, world.signIn("bob@example.com", TestDirectory.PASSWORD));
    world.store.acceptWrites();
    administration.setSuspended(address("bob@example.com"), true);
    assertTrue(world.directory.person(address("bob@example.com")).orElseThrow().suspended());
  }

  @Test
  void anotherNodesChangesAreSeenBeforeOnesOwnAreDecided() throws DirectoryRefused {
    try (var other = Directory.open(world.store, world.options())) {
      administration.addAccount(address("carl@example.com"), "long enough pass");
      assertEquals(
          "account carl@example.com is there already",
          cause(() ->
              other.administration().addAccount(address("carl@example.com"), "long enough pass")));
      other.administration().addAccount(address("dora@example.com"), "long enough pass");
      administration.setDisplayName(address("dora@example.com"), "Dora");
      assertEquals(4, administration.accounts().size());
    }
  }

  @Test
  void aDomainThatAnotherNodeRemovedIsGone() throws DirectoryRefused {
    try (var other = Directory.open(world.store, world.options())) {
      other.administration().removeDomain("example.com", true);
      assertEquals(
          "there is no domain example.com",
          cause(() -> administration.setSuspended(address("bob@example.com"), true)));
      other.administration().addDomain("example.com");
      administration.addAccount(address("eve@example.com"), "long enough pass");
      assertEquals(1, administration.accounts().size());
    }
  }
}
