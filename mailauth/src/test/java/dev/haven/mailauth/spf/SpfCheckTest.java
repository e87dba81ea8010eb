package dev.haven.mailauth.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.dns.Zone;
import dev.haven.testkit.RandomInput;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What records say of clients, over zones that are values.
class SpfCheckTest {
  static Stream<SpfScenario.Case> cases() {
    return Stream.of("rfc7208.txt", "grammar.txt", "mechanisms.txt", "modifiers.txt", "limits.txt")
        .flatMap(file -> SpfScenario.cases(file).stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachClientGetsItsResult(SpfScenario.Case one) {
    var outcome = SpfCheck.of(one.zone(), one.client(), SpfCheck.PATIENCE);
    assertEquals(one.result(), outcome.result().word(), () -> outcome.toString());
    if (!one.explanation().isEmpty()) {
      assertEquals(one.explanation(), outcome.explanation());
    }
  }

  private static SpfOutcome check(Zone zone, String address, String domain) {
    var client =
        SpfClient.sending(InetAddress.ofLiteral(address), "h.example", "me@" + domain, "r.example");
    return SpfCheck.of(zone, client, SpfCheck.PATIENCE);
  }

  private static final Zone CHAIN =
      Zone.empty()
          .txt("shop.example", "v=spf1 ip4:203.0.113.1 include:news.example -all")
          .txt("news.example", "v=spf1 redirect=pool.example")
          .txt("pool.example", "v=spf1 a:out.example ~all")
          .address("out.example", "192.0.2.7");

  @Test
  void theOutcomeTellsWhichTermMatchedAndWhatLedThere() {
    var outcome = check(CHAIN, "192.0.2.7", "shop.example");
    assertEquals(SpfResult.PASS, outcome.result());
    assertEquals("a:out.example in the record of pool.example matches 192.0.2.7", outcome.why());
    assertEquals(
        """
        shop.example: include:news.example matches (pass)
          news.example: redirect=pool.example is followed (pool.example)
            pool.example: a:out.example matches (out.example is 192.0.2.7)
        """,
        shown(outcome.decisive()));
    assertEquals(3, outcome.lookUps());
  }

  private static String shown(List<SpfStep> steps) {
    return String.join("", steps.stream().map(step -> step.shown() + "\n").toList());
  }

  @Test
  void theTrailHasEveryTermInItsOrder() {
    var outcome = check(CHAIN, "192.0.2.8", "shop.example");
    assertEquals(SpfResult.FAIL, outcome.result());
    assertEquals(
        """
        shop.example: ip4:203.0.113.1 does not match
        shop.example: include:news.example does not match (softfail)
          news.example: redirect=pool.example is followed (pool.example)
            pool.example: a:out.example does not match (out.example is 192.0.2.7)
            pool.example: ~all matches
        shop.example: -all matches
        """,
        shown(outcome.trail()));
  }

  @Test
  void whatCannotBeEvaluatedSaysWhy() {
    var zone = Zone.empty().txt("a.example", "v=spf1 include:gone.example -all");
    var outcome = check(zone, "192.0.2.7", "a.example");
    assertEquals("a.example includes gone.example, which has no SPF record", outcome.why());
    assertEquals(
        "The term 'ip4:1.2' is wrong: expected a whole IPv4 address at byte 0",
        SpfRecord.fault("v=spf1 ip4:1.2 -all").orElseThrow());
  }

  @Test
  void itEndsWhenItsTimeIsOver() {
    var client = SpfClient.greeting(InetAddress.ofLiteral("192.0.2.7"), "shop.example", "");
    assertEquals(SpfResult.TEMPERROR, SpfCheck.of(CHAIN, client, Duration.ofNanos(-1)).result());
  }

  /// Whatever is published and whoever comes: there is a result, and the limits hold.
  @TestFactory
  Stream<DynamicTest> anyRecordComesToAnEnd() {
    return RandomInput.seeds(200, SpfCheckTest::endsWithin);
  }

  private static void endsWithin(Random random) {
    var words =
        List.of(
            "v=spf1 ",
            " ",
            "-",
            "all",
            "include:",
            "%{",
            "d",
            "i",
            "s",
            "r",
            "}",
            "p",
            "a",
            "mx",
            "/",
            "33",
            "exists:",
            "ip4:",
            "1.2.3.4",
            "ip6:::1",
            "redirect=",
            "exp=",
            ".",
            "b.example",
            "ptr",
            "%",
            "\u00e9",
            "\0",
            "l",
            "h",
            "4");
    var record = new StringBuilder("v=spf1 ");
    for (int i = 0; i < 30; i++) {
      record.append(words.get(random.nextInt(words.size())));
    }
    var zone =
        Zone.empty()
            .txt("a.example", record.toString())
            .txt("b.example", "v=spf1 include:a.example redirect=a.example");
    var outcome = check(zone, "192.0.2.7", "a.example");
    assertTrue(outcome.lookUps() <= SpfBudget.LOOK_UPS + 1, record::toString);
    var census = SpfCensus.of(zone, "a.example", SpfCheck.PATIENCE);
    assertTrue(census.all().count() < 200, record::toString);
  }
}
