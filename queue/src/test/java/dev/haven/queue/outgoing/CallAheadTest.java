package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.queue.outgoing.CallAhead.Answer;
import dev.haven.smtp.client.Hop;
import dev.haven.testkit.FakeMx;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CallAheadTest {
  @Test
  void aDomainsOwnServerSaysWhomItHasAndIsAskedOnce() throws Exception {
    try (var site = new Site()) {
      var mx = site.server("backed.test").answering("RCPT TO:<eve@", "550 5.1.1 No");
      var ask = site.callAhead();
      for (int i = 0; i < 3; i++) {
        assertEquals(Answer.KNOWN, ask.ask(Site.address("ann@backed.test")));
        assertEquals(Answer.UNKNOWN, ask.ask(Site.address("eve@backed.test")));
      }
      assertEquals(2, mx.connections());
      assertTrue(mx.taken().isEmpty());
    }
  }

  @Test
  void nothingIsKnownWhileItIsAwayOrUnsure() throws Exception {
    try (var site = new Site()) {
      var mx = site.server("backed.test").answering("RCPT", "450 4.2.0 Greylisted");
      var ask = site.callAhead();
      assertEquals(Answer.UNDECIDED, ask.ask(Site.address("ann@backed.test")));
      mx.answering("CONNECT", FakeMx.HANG_UP);
      assertEquals(Answer.UNDECIDED, ask.ask(Site.address("bea@backed.test")));
      int before = mx.connections();
      assertEquals(Answer.UNDECIDED, ask.ask(Site.address("cleo@backed.test")));
      assertEquals(before, mx.connections(), "it is left alone for a while");
      site.ahead.addAndGet(61);
      mx.answering(_ -> Optional.empty());
      assertEquals(Answer.KNOWN, ask.ask(Site.address("cleo@backed.test")));
    }
  }

  /// Of the servers of a domain that we stand in for, those before us; never ourselves, and never
  /// the relay that everybody else's mail goes through.
  @Test
  void mailOfTheDomainGoesToItsBetterServersAlone() throws Exception {
    try (var site = new Site().start()) {
      var primary = site.server("backed.test", 10);
      var worse = site.server("backed.test", 30);
      var relay = site.server("relay.test");
      site.zone = site.zone.mx("backed.test", 20, "mail.haven.test");
      site.routing =
          site.routing
              .backing(Set.of("backed.test"))
              .with(
                  List.of(
                      new FixedRoute(
                          FixedRoute.EVERYBODY,
                          "127.0.0.4",
                          relay.address().getPort(),
                          Hop.Protocol.SMTP,
                          false,
                          Optional.empty())));
      primary.answering("CONNECT", "421 4.3.2 Not now");
      site.send("ann@backed.test");
      Site.await(() -> primary.connections() > 1, "a second attempt");
      primary.answering(_ -> Optional.empty());
      site.awaitEmptyQueue();
      assertEquals(1, primary.taken().size());
      assertEquals(0, worse.connections());
      assertEquals(0, relay.connections());
    }
  }
}
