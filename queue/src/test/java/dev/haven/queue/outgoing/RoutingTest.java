package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.dns.Zone;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.Stage;
import dev.haven.smtp.client.TlsDemand;
import dev.haven.smtp.client.Trouble;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTest {
  private static final RoutingOptions OPTIONS =
      RoutingOptions.of("mail.haven.test", Set.of(InetAddress.ofLiteral("192.0.2.1")));

  private static Route route(Zone zone, String destination) {
    return new Router(zone, () -> OPTIONS).route(destination);
  }

  private static List<String> hosts(Route route) {
    return assertInstanceOf(Route.Via.class, route).hops().stream().map(Hop::host).toList();
  }

  @Test
  void serversAreTriedInTheOrderOfTheirPreference() {
    var zone =
        Zone.empty()
            .mx("o.test", 20, "b.test")
            .mx("o.test", 10, "a.test")
            .address("a.test", "192.0.2.10")
            .address("b.test", "192.0.2.11");
    assertEquals(List.of("a.test", "b.test"), hosts(route(zone, "o.test")));
  }

  @Test
  void aDomainWithoutMxIsItsOwnServer() {
    var zone = Zone.empty().address("o.test", "192.0.2.10");
    assertEquals(List.of("o.test"), hosts(route(zone, "o.test")));
  }

  /// RFC 5321 §5.1: this server is one of them, so only better ones are tried.
  @Test
  void aBackupServerPassesOnToBetterOnesOnly() {
    var zone =
        Zone.empty()
            .mx("o.test", 10, "a.test")
            .mx("o.test", 20, "mail.haven.test")
            .mx("o.test", 20, "equal.test")
            .mx("o.test", 30, "worse.test")
            .address("a.test", "192.0.2.10")
            .address("equal.test", "192.0.2.12")
            .address("worse.test", "192.0.2.13")
            .address("mail.haven.test", "192.0.2.1");
    assertEquals(List.of("a.test"), hosts(route(zone, "o.test")));
  }

  @ParameterizedTest
  @CsvSource({
    "null.test, NULL_MX",
    "gone.test, NO_SUCH_DOMAIN",
    "self.test, LOOP",
    "[192.0.2.1], LOOP"
  })
  void whatCanNeverArriveIsRefusedForGood(String destination, Trouble.Kind kind) {
    var zone =
        Zone.empty()
            .mx("null.test", 0, "")
            .mx("self.test", 5, "other-name.test")
            .address("other-name.test", "192.0.2.1");
    var nowhere = assertInstanceOf(Route.Nowhere.class, route(zone, destination));
    var outcome = assertInstanceOf(Outcome.Permanent.class, nowhere.outcome());
    assertEquals(kind, outcome.trouble().kind());
  }

  @Test
  void aDnsThatDoesNotAnswerIsNoReasonToGiveUp() {
    var nowhere =
        assertInstanceOf(Route.Nowhere.class, route(Zone.empty().broken("o.test"), "o.test"));
    assertInstanceOf(Outcome.Lost.class, nowhere.outcome());
  }

  /// RFC 6724 §6: reachable ones first, then the family whose addresses go before the other's.
  @Test
  void addressesAreOrderedByWhatIsReachable() {
    var four = InetAddress.ofLiteral("192.0.2.10");
    var six = InetAddress.ofLiteral("2001:db8::10");
    var both =
        AddressOrder.sorted(
            List.of(four, six),
            address ->
                Optional.of(
                    InetAddress.ofLiteral(address.equals(six) ? "2001:db8::1" : "192.0.2.1")));
    assertEquals(List.of(six, four), both);
    var onlyFour =
        AddressOrder.sorted(
            List.of(six, four),
            address ->
                address.equals(six)
                    ? Optional.empty()
                    : Optional.of(InetAddress.ofLiteral("192.0.2.1")));
    assertEquals(List.of(four, six), onlyFour);
  }

  @Test
  void severalUnrelatedNetworksThatFailMeanAClosedPort() {
    var watch = new PortWatch();
    for (var address : List.of("192.0.2.1", "192.0.9.9", "198.51.100.1")) {
      watch.failed(hop(address), lost(Trouble.Kind.UNREACHABLE));
      assertTrue(watch.finding().isEmpty(), "two networks are not enough");
    }
    watch.failed(hop("203.0.113.1"), lost(Trouble.Kind.CONNECTION_REFUSED));
    assertTrue(watch.finding().orElseThrow().remedy().contains("haven relay set"));
    watch.connected(hop("203.0.113.2"));
    assertTrue(watch.finding().isEmpty(), "one that works says that the port is open");
  }

  private static Hop hop(String address) {
    var where = new InetSocketAddress(InetAddress.ofLiteral(address), 25);
    return Hop.mx("mx.test", where, new TlsDemand.Opportunistic());
  }

  private static Outcome lost(Trouble.Kind kind) {
    return new Outcome.Lost(Trouble.of(kind, Stage.CONNECT, "nothing"));
  }
}
