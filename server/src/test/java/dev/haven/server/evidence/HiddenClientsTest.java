package dev.haven.server.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.wire.Crowd;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HiddenClientsTest {
  private static final InetAddress PROXY = InetAddress.ofLiteral("172.17.0.1");

  private static HiddenClients hidden(String listener, int connections, Optional<InetAddress> way) {
    return new HiddenClients(
        Map.of(listener, new Crowd.Hiding(PROXY, connections, connections + 3)), List.of(), way);
  }

  @Test
  void aGatewayFromWhichEverybodyComesHidesThem() {
    var findings = hidden("imaps", 60, Optional.of(PROXY)).findings();
    assertEquals(1, findings.size());
    var finding = findings.getFirst();
    assertEquals("HV-SEEN-09", finding.id());
    assertEquals("60 of 63 connections to imaps come from 172.17.0.1", finding.cause());
    assertTrue(finding.remedy().contains("[listeners.imaps] proxies = [\"172.17.0.1\"]"));
  }

  @Test
  void theOnlyComputerOfAHouseHidesNobody() {
    assertEquals(List.of(), hidden("imaps", 5_000, Optional.empty()).findings());
    var router = Optional.of(InetAddress.ofLiteral("172.17.0.254"));
    assertEquals(List.of(), hidden("imaps", 5_000, router).findings());
  }

  @Test
  void whatBringsAllMailOfTheWorldIsAProxy() {
    assertEquals(List.of(), hidden("smtp", 199, Optional.empty()).findings());
    assertEquals(1, hidden("smtp", 200, Optional.empty()).findings().size());
  }

  @Test
  void theGatewayIsReadFromTheRoutesOfLinux() throws UnknownHostException {
    var routes =
        List.of(
            "Iface\tDestination\tGateway \tFlags\tRefCnt",
            "eth0\t000011AC\t00000000\t0001\t0",
            "eth0\t00000000\t010011AC\t0003\t0",
            "");
    assertEquals(Optional.of(PROXY), Gateway.of(routes));
    assertEquals(Optional.empty(), Gateway.of(routes.subList(0, 2)));
  }
}
