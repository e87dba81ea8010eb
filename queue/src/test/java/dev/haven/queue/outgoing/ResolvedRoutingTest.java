package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.MailExchange;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.TlsDemand;
import dev.haven.smtp.client.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The way to a destination by the word of a real resolver, whose zones are in `resources/dns`.
@Timeout(120)
class ResolvedRoutingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final RoutingOptions OPTIONS = RoutingOptions.of("mail.haven.test", Set.of());

  @TempDir static Path folder;
  @AutoClose static Unbound unbound;

  @BeforeAll
  static void start() throws Exception {
    unbound = Unbound.start(folder);
  }

  private static Route route(String destination) {
    return route(destination, OPTIONS);
  }

  private static Route route(String destination, RoutingOptions options) {
    return new Router(unbound.resolver(PATIENCE), () -> options).route(destination);
  }

  private static List<String> hops(Route route) {
    return assertInstanceOf(Route.Via.class, route, route::toString).hops().stream()
        .map(ResolvedRoutingTest::text)
        .toList();
  }

  private static String text(Hop hop) {
    return hop.host() + " " + hop.ip().orElseThrow().getHostAddress();
  }

  /// Both families, RFC 6724 §6: ::1 goes before 127.0.0.1 where it can be reached.
  @Test
  void serversAreTriedByPreferenceWithAllTheirAddresses() {
    var hops = hops(route("both.plain.test"));
    assertEquals(
        Set.of("first.plain.test 127.0.0.21", "first.plain.test 0:0:0:0:0:0:0:1"),
        Set.copyOf(hops.subList(0, 2)));
    assertEquals(List.of("second.plain.test 127.0.0.22"), hops.subList(2, hops.size()));
  }

  /// RFC 5321 §5.1: aliases of the domain are followed; those of a server are borne.
  @ParameterizedTest
  @CsvSource({
    "alias.plain.test, second.plain.test 127.0.0.22",
    "named.plain.test, mail.plain.test 127.0.0.22",
    "implicit.plain.test, implicit.plain.test 127.0.0.23",
    "many.plain.test, a-server-with-a-rather-long-name-1.plain.test 127.0.0.24",
    "implicit.signed.test, implicit.signed.test 127.0.0.26"
  })
  void aWayIsFound(String domain, String last) {
    assertEquals(last, hops(route(domain)).getLast());
  }

  @Test
  void anAnswerThatDoesNotFitIsFetchedWhole() {
    var answer = unbound.resolver(PATIENCE).ask("many.plain.test", Kind.MX);
    assertEquals(120, answer.records().size());
  }

  @ParameterizedTest
  @CsvSource({
    "null.plain.test, NULL_MX",
    "null.signed.test, NULL_MX",
    "gone.plain.test, NO_SUCH_DOMAIN",
    "gone.signed.test, NO_SUCH_DOMAIN",
    "lost.plain.test, NO_SUCH_DOMAIN",
    "text.plain.test, NO_SUCH_DOMAIN"
  })
  void whatCanNeverArriveIsRefusedForGood(String domain, Trouble.Kind kind) {
    var nowhere = assertInstanceOf(Route.Nowhere.class, route(domain));
    var outcome = assertInstanceOf(Outcome.Permanent.class, nowhere.outcome());
    assertEquals(kind, outcome.trouble().kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loop.plain.test",
        "some.dead.test",
        "some.lame.test",
        "astray.plain.test",
        "broken.signed.test"
      })
  void whatCannotBeFoundOutNowIsTriedAgain(String domain) {
    var router = new Router(unbound.resolver(Duration.ofSeconds(1)), () -> OPTIONS);
    var nowhere = assertInstanceOf(Route.Nowhere.class, router.route(domain));
    var outcome = assertInstanceOf(Outcome.Lost.class, nowhere.outcome());
    assertEquals(Trouble.Kind.DNS, outcome.trouble().kind());
  }

  @Test
  void aServerThatSaysNothingIsNotWaitedForForEver() {
    var router = new Router(unbound.resolver(Duration.ofMillis(300)), () -> OPTIONS);
    var nowhere = assertInstanceOf(Route.Nowhere.class, router.route("some.silent.test"));
    var outcome = assertInstanceOf(Outcome.Lost.class, nowhere.outcome());
    assertTrue(outcome.trouble().words().contains("127.0.0.1 did not answer"), outcome::toString);
  }

  /// What DANE will build on (RFC 7672 §2.2).
  @ParameterizedTest
  @CsvSource({"signed.test, true", "both.plain.test, false", "implicit.signed.test, true"})
  void aPolicyHearsWhetherTheServerIsProvenToBeTheDomains(String domain, boolean proven) {
    var heard = new ArrayList<Boolean>();
    TransportPolicy policy =
        (_, _, authentic) -> {
          heard.add(authentic);
          return new TransportPolicy.Verdict.Use(new TlsDemand.None());
        };
    hops(route(domain, OPTIONS.demanding(policy)));
    assertEquals(proven, heard.getFirst());
  }

  @Test
  void answersAreAuthenticWhereTheirZoneIsSigned() {
    var resolver = unbound.resolver(PATIENCE);
    assertTrue(found(resolver.ask("mail.signed.test", Kind.AAAA)).authentic());
    assertTrue(found(resolver.ask("_25._tcp.mail.signed.test", Kind.TLSA)).authentic());
    Answer<MailExchange> none = resolver.ask("implicit.signed.test", Kind.MX);
    assertTrue(assertInstanceOf(Answer.NoData.class, none).authentic());
    assertEquals(false, found(resolver.ask("first.plain.test", Kind.A)).authentic());
  }

  private static <T> Answer.Found<T> found(Answer<T> answer) {
    if (answer instanceof Answer.Found<T> found) {
      return found;
    }
    throw new AssertionError(answer);
  }

  @Test
  void aMessageGoesWhereARealResolverSays() throws Exception {
    try (var site = new Site().asking(unbound.resolver(PATIENCE)).start()) {
      var mx = site.serverAt("127.0.0.22");
      site.send("ann@alias.plain.test");
      site.send("bea@null.plain.test");
      site.awaitEmptyQueue();
      assertEquals(1, mx.taken().size());
      var report = site.inbox("jane@haven.test").getFirst();
      assertTrue(report.contains("Status: 5.1.10\r\n"), report);
    }
  }
}
