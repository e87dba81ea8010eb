package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final InetAddress PROXY = InetAddress.ofLiteral("172.17.0.1");
  private static final InetAddress PUBLIC = InetAddress.ofLiteral("198.51.100.1");

  private final Crowds crowds = new Crowds();
  private final Crowd crowd = crowds.at("smtp");

  private void come(InetAddress peer, int times) {
    var kind = PeerKind.of(peer, InetAddress.getLoopbackAddress());
    for (int i = 0; i < times; i++) {
      crowd.came(peer, kind);
    }
  }

  @Test
  void anAddressFromWhichNearlyEverybodyComesHidesThem() {
    come(PROXY, Crowd.FEWEST - 1);
    assertFalse(crowds.hideIn(PROXY));
    come(PROXY, 1);
    assertTrue(crowds.hideIn(PROXY));
    assertEquals(Optional.of(new Crowd.Hiding(PROXY, Crowd.FEWEST, Crowd.FEWEST)), crowd.found());
    come(PUBLIC, 20);
    assertFalse(crowds.hideIn(PROXY), "one of five others shows that addresses arrive");
    assertEquals(Optional.empty(), crowd.found());
  }

  @Test
  void aPublicAddressHidesNobody() {
    come(PUBLIC, 10_000);
    assertFalse(crowds.hideIn(PUBLIC));
  }

  @Test
  void aProxyThatWasTakenAwayIsForgotten() {
    come(PROXY, 15_000);
    come(InetAddress.ofLiteral("10.0.0.9"), 100_000);
    assertFalse(crowds.hideIn(PROXY));
    assertTrue(crowds.hideIn(InetAddress.ofLiteral("10.0.0.9")));
  }

  @Test
  void ofManyAddressesOfTheOwnNetworkNoneHidesTheOthers() {
    for (int i = 0; i < 100_000; i++) {
      come(InetAddress.ofLiteral("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)), 1);
    }
    assertEquals(Optional.empty(), crowd.found());
  }

  @Test
  void theLimitOfAnAddressLocksNobodyOutBehindAProxy() throws IOException {
    try (var house = new TestHouse(1000, 3)) {
      var listener = house.open(TlsMode.STARTTLS);
      for (int i = 0; i < Crowd.FEWEST; i++) {
        try (var client = TestClient.connect(listener)) {
          client.expect("+HELLO clear").send("QUIT\r\n").expect("+BYE");
          client.rest();
        }
      }
      var open = new ArrayList<TestClient>();
      try {
        for (int i = 0; i < 10; i++) {
          var client = TestClient.connect(listener);
          open.add(client);
          client.expect("+HELLO clear");
        }
      } finally {
        open.forEach(TestClient::close);
      }
    }
  }
}
