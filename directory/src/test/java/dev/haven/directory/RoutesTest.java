package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.Resolution.Accounts;
import dev.haven.directory.Resolution.NoSuchAddress;
import dev.haven.directory.Resolution.NotLocal;
import dev.haven.directory.Resolution.Suspended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private final TestDirectory world =
      new TestDirectory(
          "Admin@example.com", "bob@example.com", "jörg@example.com", "eve@b.example");

  RoutesTest() {
    world.alias("sales@example.com", "bob@example.com", "eve@b.example");
    world.alias("office@example.com", "sales@example.com", "admin@example.com");
    world.alias("orders@example.com", "bob+orders@example.com");
    world.alias("*@b.example", "eve@b.example");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String whereTo(String recipient) {
    var accounts =
        assertInstanceOf(Accounts.class, world.directory.resolve(TestDirectory.address(recipient)));
    return accounts.targets().stream()
        .map(to -> to.person().address() + (to.detail().isEmpty() ? "" : " " + to.detail()))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bob@example.com           | bob@example.com
          BOB@EXAMPLE.com           | bob@example.com
          admin@example.com         | Admin@example.com
          JÖRG@example.com          | jörg@example.com
          bob+lists@example.com     | bob@example.com lists
          bob+a+B@example.com       | bob@example.com a+B
          bob+@example.com          | bob@example.com
          sales@example.com         | bob@example.com, eve@b.example
          sales+x@example.com       | bob@example.com x, eve@b.example x
          office@example.com        | Admin@example.com, bob@example.com, eve@b.example
          orders@example.com        | bob@example.com orders
          orders+7@example.com      | bob@example.com orders
          anything@b.example        | eve@b.example
          any+detail@b.example      | eve@b.example
          postmaster@example.com    | Admin@example.com
          PostMaster@example.com    | Admin@example.com
          postmaster+x@example.com  | Admin@example.com x
          postmaster@b.example      | eve@b.example
          bob@[127.0.0.1]           | bob@example.com
          bob@[IPv6:::1]            | bob@example.com
          postmaster@[127.0.0.1]    | Admin@example.com
          """)
  void mailFindsItsPeople(String recipient, String people) {
    assertEquals(people, whereTo(recipient));
  }

  /// RFC 5321 §4.5.1: the server's own postmaster, without a domain.
  @Test
  void postmasterAloneIsTheFirstDomains() {
    var accounts =
        assertInstanceOf(Accounts.class, world.directory.resolve(new Address("Postmaster", "")));
    assertEquals("Admin@example.com", accounts.targets().getFirst().person().address().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody@example.com", "b.ob@example.com", "+x@example.com"})
  void whoIsNotThereIsSaidToBeUnknown(String recipient) {
    assertInstanceOf(
        NoSuchAddress.class, world.directory.resolve(TestDirectory.address(recipient)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bob@elsewhere.example", "bob@[192.0.2.77]", "postmaster@sub.example.com"})
  void otherServersAddressesAreNotLocal(String recipient) {
    assertInstanceOf(NotLocal.class, world.directory.resolve(TestDirectory.address(recipient)));
  }

  @Test
  void anAccountOrAliasCalledPostmasterTakesPrecedence() throws DirectoryRefused {
    world.alias("postmaster@example.com", "bob@example.com");
    assertEquals("bob@example.com", whereTo("postmaster@example.com"));
    world.account("postmaster@b.example");
    assertEquals("postmaster@b.example", whereTo("Postmaster@b.example"));
  }

  @Test
  void theAdministratorCanBeChosen() throws DirectoryRefused {
    world.administration().setAdministrator(TestDirectory.address("bob@example.com"));
    assertEquals("bob@example.com", whereTo("postmaster@example.com"));
  }

  @Test
  void mailForTheSuspendedWaits() throws DirectoryRefused {
    world.administration().setSuspended(TestDirectory.address("bob@example.com"), true);
    assertInstanceOf(
        Suspended.class, world.directory.resolve(TestDirectory.address("bob+x@example.com")));
    assertEquals("eve@b.example", whereTo("sales@example.com"));
    world.administration().setSuspended(TestDirectory.address("bob@example.com"), false);
    assertEquals("bob@example.com", whereTo("bob@example.com"));
  }

  @Test
  void everySpellingOfALocalDomainIsLocal() {
    world.account("x@bücher.example");
    assertTrue(world.directory.isLocal("BÜCHER.example"));
    assertTrue(world.directory.isLocal("xn--bcher-kva.example"));
    assertTrue(world.directory.isLocal("[127.0.0.1]"));
    assertFalse(world.directory.isLocal("[192.0.2.1]"));
    assertFalse(world.directory.isLocal("com"));
    assertFalse(world.directory.isLocal(""));
  }

  @Test
  void aLongChainOfAliasesStillEnds() {
    world.alias("a0@example.com", "bob@example.com");
    for (int i = 1; i < 200; i++) {
      world.alias("a" + i + "@example.com", "a" + (i - 1) + "@example.com");
    }
    assertEquals("bob@example.com", whereTo("a199@example.com"));
  }
}
