package dev.haven.directory;

import static dev.haven.directory.TestDirectory.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.StoreException;
import dev.haven.testkit.RandomInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Accounts that are added together.
class ManyAccountsTest {
  private final TestDirectory world = new TestDirectory("ann@example.com", "bob@d1.example");
  private final Administration administration = world.administration();

  @AfterEach
  void close() {
    world.close();
  }

  private static List<NewAccount> accounts(String... addresses) {
    return Stream.of(addresses).map(ManyAccountsTest::account).toList();
  }

  private static NewAccount account(String address) {
    return new NewAccount(address(address), TestDirectory.PASSWORD);
  }

  private static List<NewAccount> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> account("p" + i + "@example.com")).toList();
  }

  private void add(List<NewAccount> accounts) throws Exception {
    administration.addAccounts(accounts, _ -> {});
  }

  private List<String> refused(List<NewAccount> accounts) {
    var refused = assertThrows(AccountsRefused.class, () -> add(accounts));
    assertTrue(refused.wrong().stream().noneMatch(wrong -> wrong.remedy().isEmpty()));
    assertEquals(causes(refused.wrong()), causes(administration.wrong(accounts)));
    return causes(refused.wrong());
  }

  private static List<String> causes(List<WrongAccount> all) {
    return all.stream().map(wrong -> wrong.position() + " " + wrong.cause()).toList();
  }

  @Test
  void aThousandAreOneEntryOfTheLogAndOneSync() throws Exception {
    var log = DomainLogs.log(new DomainName("example.com"));
    long before = world.store.newest(log);
    add(people(2_500));
    assertEquals(before + 3, world.store.newest(log));
    assertEquals(2_502, administration.accounts().size());
    assertEquals(2_500, logsOf("p").distinct().count());
    try (var reopened = Directory.open(world.store, world.options())) {
      assertEquals(administration.accounts(), reopened.administration().accounts());
    }
  }

  private Stream<String> logsOf(String prefix) {
    return administration.accounts().stream()
        .filter(person -> person.address().localPart().startsWith(prefix))
        .map(person -> person.account().name());
  }

  @Test
  void eachSignsInWithTheirOwnPassword() throws Exception {
    add(
        List.of(
            new NewAccount(address("jane@example.com"), "kestrel on the roof"),
            new NewAccount(address("joe@example.com"), "heron in the reeds")));
    assertInstanceOf(
        SignInOutcome.Accepted.class, world.signIn("jane@example.com", "kestrel on the roof"));
    assertInstanceOf(
        SignInOutcome.Accepted.class, world.signIn("joe@example.com", "heron in the reeds"));
    assertInstanceOf(
        SignInOutcome.Refused.class, world.signIn("joe@example.com", "kestrel on the roof"));
  }

  @Test
  void everyOneThatIsWrongIsToldAndNoneIsAdded() {
    world.alias("sales@example.com", "ann@example.com");
    var list =
        new ArrayList<>(
            accounts(
                "new@example.com",
                "Ann@example.com",
                "sales@example.com",
                "a+b@example.com",
                "x@elsewhere.example",
                "NEW@example.com"));
    list.add(new NewAccount(address("weak@example.com"), "short12"));
    assertEquals(
        List.of(
            "1 account Ann@example.com is there already",
            "2 sales@example.com is an alias already",
            "3 'a+b' cannot be an account's name",
            "4 there is no domain elsewhere.example",
            "5 NEW@example.com is named twice",
            "6 the password has fewer than 8 characters"),
        refused(list));
    assertEquals(2, administration.accounts().size());
  }

  @Test
  void onlyAnAccountThatIsThereIsCalledExisting() {
    world.alias("sales@example.com", "ann@example.com");
    var list = accounts("ann@example.com", "ANN@example.com", "sales@example.com", "x@y.example");
    assertEquals(
        List.of(true, false, false, false),
        administration.wrong(list).stream().map(WrongAccount::existing).toList());
  }

  @Test
  void theFirstOfAnEntryIsTheOldestAfterAReadToo() throws Exception {
    try (var fresh = new TestDirectory()) {
      fresh.administration().addDomain("example.com");
      fresh.administration().addAccounts(people(30), _ -> {});
      assertEquals("p0", fresh.directory.responsible("example.com").orElseThrow().address().key());
      fresh.administration().removeAccount(address("p0@example.com"));
      try (var again = Directory.open(fresh.store, fresh.options())) {
        assertEquals("p1", again.responsible("example.com").orElseThrow().address().key());
      }
    }
  }

  @Test
  void nobodyIsAddedWhenTheCallerGivesUpWhilePasswordsAreHashed() {
    var told = new ArrayList<Integer>();
    assertThrows(
        CancellationException.class,
        () ->
            administration.addAccounts(
                people(50),
                done -> {
                  told.add(done);
                  if (done == 3) {
                    throw new CancellationException();
                  }
                }));
    assertEquals(List.of(1, 2, 3), told);
    assertEquals(2, administration.accounts().size());
  }

  @Test
  void aFullDiskAddsNobody() throws Exception {
    world.store.failWrites(StoreException.Kind.FULL);
    assertThrows(StoreException.class, () -> add(people(5)));
    assertEquals(2, administration.accounts().size());
    world.store.acceptWrites();
    add(people(5));
    assertEquals(7, administration.accounts().size());
  }

  @Test
  void anotherNodesAccountsAreSeen() throws Exception {
    try (var other = Directory.open(world.store, world.options())) {
      other.administration().addAccounts(people(3), _ -> {});
      assertEquals(
          List.of("1 account p1@example.com is there already"),
          refused(accounts("q@example.com", "p1@example.com")));
      add(accounts("q@example.com"));
    }
    assertEquals(6, administration.accounts().size());
  }

  @Test
  void noPasswordIsInWhatMayReachALog() {
    assertFalse(account("jane@example.com").toString().contains(TestDirectory.PASSWORD));
  }

  /// Against a list of names in the order in which they came.
  @TestFactory
  Stream<DynamicTest> whatIsAddedTogetherIsThereInItsOrder() {
    return RandomInput.seeds(
        20,
        random -> {
          try (var fresh = new TestDirectory()) {
            fresh.administration().addDomain("example.com");
            var model = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
              round(fresh, model, random);
            }
          }
        });
  }

  private static void round(TestDirectory fresh, List<String> model, Random random)
      throws Exception {
    var names = new ArrayList<String>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      names.add("u" + random.nextInt(60));
    }
    var list = accounts(names.stream().map(n -> n + "@example.com").toArray(String[]::new));
    boolean fit = names.stream().distinct().count() == names.size();
    fit &= names.stream().noneMatch(model::contains);
    if (fit) {
      fresh.administration().addAccounts(list, _ -> {});
      model.addAll(names);
    } else {
      assertThrows(AccountsRefused.class, () -> fresh.administration().addAccounts(list, _ -> {}));
    }
    if (!model.isEmpty() && random.nextInt(3) == 0) {
      var gone = model.remove(random.nextInt(model.size()));
      fresh.administration().removeAccount(address(gone + "@example.com"));
    }
    var logs = new DomainLogs(fresh.store);
    logs.load();
    assertEquals(
        model,
        logs.state()
            .domain("example.com")
            .orElseThrow()
            .people()
            .values()
            .sorted(StoredPerson.BY_AGE)
            .map(stored -> stored.person().address().key())
            .toList());
  }
}
