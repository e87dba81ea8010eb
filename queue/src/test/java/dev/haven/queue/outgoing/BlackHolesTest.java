package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Hundreds of servers that accept a connection and never say a word.
@Timeout(120)
class BlackHolesTest {
  private static final int HOLES = 300;
  private static final int SESSIONS = 200;

  private final List<ServerSocket> holes = new ArrayList<>();
  private Site site;

  @BeforeEach
  void open() throws Exception {
    site = new Site();
    site.port = Daemon.freePorts(1).getFirst();
  }

  @AfterEach
  void close() throws IOException {
    site.close();
    for (var hole : holes) {
      hole.close();
    }
  }

  private static String address(int hole) {
    return "127.0.%d.%d".formatted(1 + hole / 200, 1 + hole % 200);
  }

  /// From now on they accept connections; until then they refuse them.
  private void openHoles() throws IOException {
    int port = site.routing.port();
    for (int i = 0; i < HOLES; i++) {
      holes.add(new ServerSocket(port, 5, InetAddress.ofLiteral(address(i))));
    }
  }

  /// A message for each of them.
  private void sendToHoles() throws Exception {
    for (int i = 0; i < HOLES; i++) {
      var domain = "hole" + i + ".test";
      site.zone = site.zone.mx(domain, 10, "mx." + domain).address("mx." + domain, address(i));
      site.send("ann@" + domain);
    }
  }

  private int sessions() {
    var index = site.queue.index();
    return index.locked(() -> index.destinations().stream().mapToInt(Destination::active).sum());
  }

  @Test
  void leaveHalfOfTheSessionsToThoseWhoAnswer() throws Exception {
    site.patient(Duration.ofSeconds(30)).start();
    var mx = site.server("other.test");
    site.send("bea@other.test");
    Site.await(() -> mx.taken().size() == 1, "somebody who answers");
    openHoles();
    sendToHoles();
    Site.await(() -> sessions() == SESSIONS / 2, "sessions with black holes");
    for (int i = 0; i < 20; i++) {
      site.send("bea@other.test");
    }
    Site.await(() -> mx.taken().size() == 21, "mail to who answers");
    Site.await(() -> sessions() == SESSIONS / 2, "no more sessions than before");
    assertEquals(HOLES, site.queue.size());
  }

  @Test
  void keepNobodyWaitingWhoIsTriedForTheFirstTimeOnceTheyAreKnown() throws Exception {
    var again =
        new RetrySchedule(List.of(Duration.ofHours(1)), Duration.ofDays(5), Duration.ofHours(4));
    site.patient(Duration.ofSeconds(30)).scheduled(again);
    var mx = site.server("other.test");
    sendToHoles();
    site.start();
    Site.await(() -> site.failures() == HOLES, "all of them known");
    openHoles();
    site.ahead.addAndGet(2 * 3600);
    Site.await(() -> sessions() == SESSIONS / 4, "a quarter of the sessions");
    site.send("bea@other.test");
    Site.await(() -> mx.taken().size() == 1, "mail to who was never tried");
  }
}
