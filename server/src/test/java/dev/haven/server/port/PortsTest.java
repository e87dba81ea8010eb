package dev.haven.server.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.config.ListenerSettings;
import dev.haven.wire.Certificates;
import dev.haven.wire.Connection;
import dev.haven.wire.Limits;
import dev.haven.wire.PortGuide;
import dev.haven.wire.Protocol;
import dev.haven.wire.Session;
import dev.haven.wire.Switchboard;
import dev.haven.wire.SwitchboardOptions;
import dev.haven.wire.TlsLibraryMissing;
import dev.haven.wire.TlsMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortsTest {
  private final Switchboard switchboard;
  private final Ports ports;

  PortsTest() throws TlsLibraryMissing {
    switchboard =
        new Switchboard(
            new SwitchboardOptions(new Certificates(List.of()), () -> new PortGuide(List.of())));
    ports = new Ports(switchboard, "mail.example.com");
  }

  @AfterEach
  void close() {
    ports.close();
    switchboard.close();
  }

  @Test
  void aPortThatIsTakenNamesItsHolderAndTheOthersServe() throws Exception {
    try (var holder = taken()) {
      int number = holder.getLocalPort();
      ports.bind(List.of(request("imap", number), request("pop3", 0)));
      var imap = ports.all().getFirst();
      assertFalse(imap.isBound());
      var java = ProcessHandle.current().pid();
      assertEquals(
          "port %d is taken by java (pid %d)".formatted(number, java),
          imap.trouble().orElseThrow().cause());
      assertTrue(ports.all().getLast().isBound());
      assertEquals(1, ports.guide().doors().size(), "nobody is sent to a port that is not ours");
    }
  }

  @Test
  void aPortThatWasTakenIsServedOnceItIsFree() throws Exception {
    int number;
    try (var holder = taken()) {
      number = holder.getLocalPort();
      ports.bind(List.of(request("imap", number)));
      ports.retryOnce();
      assertFalse(ports.all().getFirst().isBound());
    }
    ports.retryOnce();
    var imap = ports.all().getFirst();
    assertEquals(number, imap.number().orElseThrow());
    assertTrue(imap.trouble().isEmpty());
    try (var client = new Socket(InetAddress.ofLiteral("127.0.0.1"), number)) {
      client.setSoTimeout(40_000);
      assertEquals('h', client.getInputStream().read());
    }
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() {
    var settings =
        new ListenerSettings(true, 0, List.of("192.0.2.1"), TlsMode.NONE, false, List.of());
    ports.bind(List.of(request("imap", settings)));
    var trouble = ports.all().getFirst().trouble().orElseThrow();
    assertEquals("no interface of this machine has the address 192.0.2.1", trouble.cause());
    assertEquals("correct addresses of [listeners.imap] in haven.toml", trouble.remedy());
  }

  @Test
  void aPortOnAllAddressesAnswersOnIpv4AndIpv6() throws Exception {
    var settings =
        new ListenerSettings(true, 0, List.of("0.0.0.0", "::"), TlsMode.NONE, false, List.of());
    ports.bind(List.of(request("imap", settings)));
    ports.start();
    var port = ports.all().getFirst();
    assertTrue(port.trouble().isEmpty(), port::toString);
    for (var address : Ipv6.AVAILABLE ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1")) {
      try (var client = new Socket(InetAddress.ofLiteral(address), port.number().orElseThrow())) {
        client.setSoTimeout(40_000);
        assertEquals('h', client.getInputStream().read(), address);
      }
    }
  }

  private static ServerSocket taken() throws Exception {
    var holder = new ServerSocket();
    holder.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    return holder;
  }

  private static PortRequest request(String name, int port) {
    return request(
        name,
        new ListenerSettings(true, port, List.of("127.0.0.1"), TlsMode.NONE, false, List.of()));
  }

  private static PortRequest request(String name, ListenerSettings settings) {
    return new PortRequest(name, name, settings, new Greeter(), Limits.forSignIn(100));
  }

  private static final class Greeter implements Protocol {
    @Override
    public Session open(Connection connection) {
      return () -> {
        connection.out().write("hello\r\n");
        connection.out().flush();
      };
    }

    @Override
    public String refusal(String why) {
      return why;
    }
  }
}
