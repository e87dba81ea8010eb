package dev.haven.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInLedgerTest {
  private static final Optional<SignInRefusal> WRONG = Optional.of(SignInRefusal.WRONG_PASSWORD);
  private static final Optional<SignInRefusal> NOBODY = Optional.of(SignInRefusal.UNKNOWN_USER);
  private static final Optional<SignInRefusal> SIGNED_IN = Optional.empty();

  private Instant now = Instant.parse("2026-05-01T00:00:00Z");
  private final SignInLedger ledger = new SignInLedger(() -> now);

  private SignInEvent event(String user, String account, int from, Optional<SignInRefusal> why) {
    try {
      var remote = InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(0, from).array());
      var where = new SignInContext("s", "imaps", remote, true, false);
      return new SignInEvent(now, where, user, account, why);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private void add(String account, int from, Optional<SignInRefusal> why) {
    ledger.add(event(account, account, from, why));
  }

  @Test
  void attemptsThatAreAlikeAreCountedTogether() {
    add("ann@example.com", 1, WRONG);
    now = now.plus(Duration.ofHours(1));
    add("ann@example.com", 1, WRONG);
    add("ann@example.com", 2, WRONG);
    add("ann@example.com", 1, SIGNED_IN);
    var records = ledger.records();
    assertEquals(3, records.size());
    var same = records.stream().filter(record -> record.count() == 2).findFirst().orElseThrow();
    assertEquals(Duration.ofHours(1), Duration.between(same.first(), same.last()));
    assertEquals("0.0.0.1", same.attempt().from());
  }

  @Test
  void aFloodFromHundredThousandAddressesLeavesWhereTheOwnerSignedIn() {
    add("ann@example.com", 7, SIGNED_IN);
    for (int i = 0; i < 100_000; i++) {
      add("ann@example.com", i, WRONG);
      ledger.add(event("guess" + i + "@example.com", "", i, NOBODY));
    }
    assertEquals(1 + 2 * SignInLedger.FAILURES, ledger.size());
    assertTrue(ledger.records().stream().anyMatch(record -> !record.failed()));
    assertTrue(ledger.changes().size() <= ledger.size());
  }

  @Test
  void allAccountsTogetherHaveABoundToo() {
    for (int account = 0; account < 200; account++) {
      for (int from = 0; from < 500; from++) {
        add("user" + account + "@example.com", from, WRONG);
      }
    }
    assertEquals(SignInLedger.MOST, ledger.size());
    assertEquals(SignInLedger.MOST, ledger.changes().size());
    assertFalse(
        ledger.records().stream()
            .anyMatch(record -> record.attempt().account().equals("user0@example.com")));
  }

  @Test
  void recordsAreForgottenAfterThirtyDays() {
    add("ann@example.com", 1, WRONG);
    now = now.plus(SignInLedger.KEPT).plusSeconds(1);
    add("ann@example.com", 2, WRONG);
    assertEquals(List.of("0.0.0.2"), from(ledger.records()));
    var old = new SignInRecord(now, now, 1, SignInAttempt.of(event("a", "", 9, WRONG)));
    now = now.plus(SignInLedger.KEPT).plusSeconds(1);
    ledger.restore(old);
    assertEquals(List.of(), ledger.records());
  }

  private static List<String> from(List<SignInRecord> records) {
    return records.stream().map(record -> record.attempt().from()).toList();
  }

  @Test
  void aRepeatedSuccessIsWorthWritingDownOnceInAWhile() throws InterruptedException {
    add("ann@example.com", 1, SIGNED_IN);
    assertEquals(1, ledger.awaitChanges().size());
    add("ann@example.com", 1, SIGNED_IN);
    assertEquals(List.of(), ledger.changes());
    now = now.plus(Duration.ofMinutes(11));
    add("ann@example.com", 1, SIGNED_IN);
    assertEquals(3, ledger.changes().getFirst().count());
  }

  @Test
  void aProgramThatSaysItsNameLaterIsNoSecondSignIn() {
    var event = event("ann@example.com", "ann@example.com", 1, SIGNED_IN);
    ledger.add(event);
    ledger.named(event, "Thunderbird 140.0");
    ledger.named(event, "Thunderbird 140.0");
    assertEquals(
        List.of("Thunderbird 140.0 1"),
        ledger.records().stream()
            .map(record -> record.attempt().client().program() + " " + record.count())
            .toList());
    ledger.add(event);
    ledger.named(event, "Thunderbird 140.0");
    assertEquals(2, ledger.records().getFirst().count());
  }

  @Test
  void whatWasWrittenDownIsAddedToWhatHasHappenedSince() {
    add("ann@example.com", 1, WRONG);
    var before = now.minus(Duration.ofDays(2));
    var attempt = ledger.records().getFirst().attempt();
    ledger.restore(new SignInRecord(before, before, 5, attempt));
    assertEquals(new SignInRecord(before, now, 6, attempt), ledger.records().getFirst());
  }

  @Test
  void anAttemptConcernsTheAccountThatWasMeant() {
    var attempt = SignInAttempt.of(event("ann@example.com ", "ann@example.com", 1, WRONG));
    assertTrue(attempt.concerns("Ann@example.com"));
    assertFalse(attempt.concerns("bob@example.com"));
    var local = SignInAttempt.of(event("ann", "", 1, NOBODY));
    assertTrue(local.concerns("ann@example.com"));
    var unknown = SignInAttempt.of(event("ann@elsewhere.example", "", 1, NOBODY));
    assertTrue(unknown.concerns("ann@elsewhere.example"));
    assertFalse(unknown.concerns("ann@example.com"));
  }
}
