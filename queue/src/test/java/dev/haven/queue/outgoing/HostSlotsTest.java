package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.queue.format.StoredJob;
import dev.haven.queue.format.Urgency;
import dev.haven.queue.outgoing.QueueIndex.Work;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.TlsDemand;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostSlotsTest {
  private final List<Work> woken = new ArrayList<>();
  private final HostSlots slots = new HostSlots(1, woken::add);

  private static Hop hop(String host, int port) {
    var where = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), port);
    return Hop.mx(host, where, new TlsDemand.Opportunistic());
  }

  private static Work work(String domain) {
    var message = new QueuedMessage(1, 1, 0, 0, Urgency.getDefaultInstance());
    var destination = new Destination(domain);
    return new Work(new Job(message, 0, destination, StoredJob.getDefaultInstance()), destination);
  }

  @Test
  void aSessionGoesOnWithThoseInLineInTheirOrder() {
    var relay = hop("relay.test", 25);
    assertTrue(slots.enter(relay));
    assertFalse(slots.enter(relay));
    var first = work("one.test");
    var second = work("two.test");
    assertFalse(slots.isAwaited(relay));
    assertTrue(slots.await(relay, first));
    assertTrue(slots.await(relay, second));
    assertTrue(slots.isAwaited(relay));
    assertEquals(Optional.of(first), slots.next(relay));
    assertEquals(Optional.of(second), slots.next(relay));
    assertEquals(Optional.empty(), slots.next(relay));
    assertFalse(slots.isAwaited(relay));
  }

  @Test
  void nobodyStandsInLineWhereThereIsRoom() {
    assertFalse(slots.await(hop("relay.test", 25), work("one.test")));
  }

  @Test
  void aSessionServesNobodyWhoWantsAnotherWay() {
    var relay = hop("relay.test", 25);
    var otherName = hop("other.test", 25);
    assertTrue(slots.enter(relay));
    var waiting = work("one.test");
    assertTrue(slots.await(otherName, waiting));
    assertEquals(Optional.empty(), slots.next(relay));
    assertTrue(slots.enter(hop("relay.test", 26)));
    slots.leave(relay);
    assertEquals(List.of(waiting), woken);
    assertTrue(slots.enter(otherName));
  }

  @Test
  void eachPlaceThatBecomesFreeWakesOne() {
    var relay = hop("relay.test", 25);
    assertTrue(slots.enter(relay));
    assertTrue(slots.await(relay, work("one.test")));
    assertTrue(slots.await(relay, work("two.test")));
    slots.leave(relay);
    assertEquals(1, woken.size());
    assertTrue(slots.isAwaited(relay));
  }
}
