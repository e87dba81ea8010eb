package dev.haven.directory;

import static dev.haven.directory.TestDirectory.address;
import static dev.haven.directory.TestDirectory.addresses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.format.DomainAdded;
import dev.haven.directory.format.DomainEntry;
import dev.haven.store.Append;
import dev.haven.store.MemoryStore;
import dev.haven.store.StoreException;
import dev.haven.testkit.RandomInput;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is read back from the logs is what was there, with and without checkpoints.
class ReplayTest {
  private static final int SHORT_TAIL = 5;

  @TestFactory
  Stream<DynamicTest> replayIsTheLiveState() {
    return RandomInput.seeds(20, random -> check(random, 1_000));
  }

  @TestFactory
  Stream<DynamicTest> checkpointAndTailAreTheLiveState() {
    return RandomInput.seeds(20, random -> check(random, SHORT_TAIL));
  }

  private static void check(Random random, int longestTail) {
    try (var store = new MemoryStore();
        var checks = new PasswordChecks(TestDirectory.CHEAP, 1, 8)) {
      var logs = new DomainLogs(store, longestTail);
      var administration = new Administration(logs, checks, InstantSource.system());
      for (int i = 0; i < 120; i++) {
        anything(administration, random);
      }
      assertEquals(picture(logs), picture(reopened(store)));
    }
  }

  private static DomainLogs reopened(MemoryStore store) {
    var logs = new DomainLogs(store);
    logs.load();
    return logs;
  }

  /// Everything that is known, password hashes too, in one text.
  private static String picture(DomainLogs logs) {
    var text = new StringBuilder();
    for (var domain : logs.state().domains()) {
      text.append(domain.summary()).append(domain.version()).append(domain.administrator());
      domain
          .people()
          .values()
          .sorted(StoredPerson.BY_AGE)
          .forEach(
              p -> text.append("\n").append(p.person()).append(p.passwordHash()).append(age(p)));
      text.append(domain.open());
      domain
          .people()
          .values()
          .forEach(p -> assertEquals(p, domain.owner(p.person().account().name()).orElseThrow()));
      domain.aliases().values().map(Alias::toString).sorted().forEach(text::append);
    }
    return text.toString();
  }

  private static String age(StoredPerson stored) {
    return " " + stored.serial() + "." + stored.position();
  }

  private static void anything(Administration administration, Random random) {
    var one = address("u" + random.nextInt(6) + "@d" + random.nextInt(3) + ".example");
    var other = address("u" + random.nextInt(6) + "@d" + random.nextInt(3) + ".example");
    try {
      switch (random.nextInt(15)) {
        case 0, 1 -> administration.addDomain(one.domain());
        case 2, 3, 4 -> administration.addAccount(one, "password " + random.nextInt());
        case 5 -> administration.setPassword(one, "password " + random.nextInt());
        case 6 -> administration.addAlias(one, List.of(other));
        case 7 -> administration.setQuota(one, Quota.octets(1 + random.nextInt(9)));
        case 8 -> settle(administration, one, random);
        case 9 -> administration.removeAlias(one);
        case 10 -> administration.addShared(one);
        case 12 ->
            administration.switchCapabilities(
                one, Set.of("IDLE", "X" + random.nextInt(3)), Set.of("X1"));
        case 13 -> several(administration, random);
        case 11 -> administration.setOpen(one, random.nextBoolean());
        default -> remove(administration, one, random);
      }
    } catch (DirectoryRefused refused) {
      assertTrue(!refused.cause().isEmpty());
    }
  }

  private static void several(Administration administration, Random random)
      throws DirectoryRefused {
    var several =
        Stream.generate(() -> "u" + random.nextInt(6) + "@d" + random.nextInt(3) + ".example")
            .limit(random.nextInt(4))
            .map(name -> new NewAccount(address(name), "password " + random.nextInt()))
            .toList();
    try {
      administration.addAccounts(several, _ -> {});
    } catch (AccountsRefused refused) {
      assertEquals(refused.wrong().size(), administration.wrong(several).size());
    }
  }

  private static void settle(Administration administration, Address one, Random random)
      throws DirectoryRefused {
    administration.setSuspended(one, random.nextBoolean());
    administration.setDisplayName(one, "Näme " + random.nextInt(10));
    administration.setQuota(one, Quota.UNLIMITED);
    administration.setAdministrator(one);
    administration.addAlias(address("*@" + one.domain()), addresses(one.toString()));
  }

  private static void remove(Administration administration, Address one, Random random)
      throws DirectoryRefused {
    if (random.nextInt(4) == 0) {
      administration.removeDomain(one.domain(), true);
    } else {
      administration.removeAccount(one);
    }
  }

  @Test
  void whatANewerVersionWroteIsNotGuessedAt() {
    try (var store = new MemoryStore()) {
      var log = DomainLogs.log(new DomainName("example.com"));
      var added = DomainAdded.newBuilder().setFormat(DomainFormat.FORMAT + 1);
      var entry = DomainEntry.newBuilder().setDomainAdded(added).build();
      store.append(Append.of(log, 1, entry.toByteArray())).join();
      assertThrows(StoreException.class, () -> reopened(store));
    }
  }

  @Test
  void anEntryThatCannotBeReadIsDamageAndSaysWhere() {
    try (var store = new MemoryStore()) {
      var log = DomainLogs.log(new DomainName("example.com"));
      store.append(Append.of(log, 1, new byte[] {1, 2, 3})).join();
      var damaged = assertThrows(StoreException.class, () -> reopened(store));
      assertEquals(StoreException.Kind.DAMAGED, damaged.kind());
      assertTrue(
          String.valueOf(damaged.getMessage())
              .startsWith("entry 1 of domain example.com cannot be read"));
    }
  }
}
