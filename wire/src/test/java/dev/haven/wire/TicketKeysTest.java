package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.handler.ssl.OpenSslSessionTicketKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TicketKeysTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final List<List<OpenSslSessionTicketKey>> used = new ArrayList<>();
  private final TicketKeys keys = new TicketKeys(together -> used.add(List.of(together)), now::get);

  private List<OpenSslSessionTicketKey> after(int hours) {
    now.addAndGet(Duration.ofHours(hours).toNanos());
    keys.renewIfDue();
    return used.getLast();
  }

  @Test
  void aKeySealsForTwelveHoursAndOpensForTwelveMore() {
    var first = used.getLast().getFirst();
    assertEquals(List.of(first), after(11));
    var second = after(1);
    assertNotSame(first, second.getFirst());
    assertSame(first, second.get(1));
    assertEquals(second, after(11));
    assertEquals(List.of(second.getFirst()), after(1).subList(1, 2));
  }

  @Test
  void aKeyThatIsRenewedLateOpensNoLonger() {
    var first = used.getLast().getFirst();
    var second = after(23);
    assertSame(first, second.get(1));
    assertEquals(List.of(second.getFirst()), after(1).subList(1, 2));
  }

  @Test
  void afterDaysWithoutAHandshakeNoOldKeyIsLeft() {
    assertEquals(1, after(24).size());
    assertEquals(1, after(11).size());
    assertEquals(2, after(1).size());
  }
}
