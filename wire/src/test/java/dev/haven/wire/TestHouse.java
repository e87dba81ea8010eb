package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/// A switchboard on loopback with the echo protocol behind it, and its clients.
final class TestHouse implements AutoCloseable {
  static final Limits LIMITS =
      new Limits(
          1000,
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          1 << 24,
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          1,
          Duration.ofSeconds(20));

  final Certificates certificates = new Certificates(TestCertificates.all());
  final Switchboard switchboard;
  private volatile PortGuide guide = new PortGuide(List.of());

  TestHouse() {
    this(1000, 1000);
  }

  TestHouse(int connections, int perAddress) {
    this(connections, perAddress, TlsLibrary.AUTO);
  }

  TestHouse(int connections, int perAddress, TlsLibrary tls) {
    var options =
        new SwitchboardOptions(
            connections,
            perAddress,
            certificates,
            tls,
            () -> guide,
            new Crowds(),
            Duration.ofMillis(5));
    try {
      switchboard = new Switchboard(options);
    } catch (TlsLibraryMissing e) {
      throw new AssertionError(e);
    }
  }

  void guide(PortGuide.Door... doors) {
    guide = new PortGuide(List.of(doors));
  }

  static Endpoint endpoint(TlsMode tls) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new Endpoint("echo", address, tls, false, "echo.example");
  }

  Listener open(TlsMode tls) {
    return open(tls, LIMITS);
  }

  Listener open(TlsMode tls, Limits limits, String... proxies) {
    var ranges = List.of(proxies).stream().map(AddressRange::parse).toList();
    var binding =
        switchboard.bind(new ListenerOptions(endpoint(tls), new EchoProtocol(), limits, ranges));
    var listener = assertInstanceOf(Binding.Bound.class, binding).listener();
    listener.start();
    return listener;
  }

  @Override
  public void close() {
    switchboard.shutDown(Duration.ofSeconds(5));
  }
}
