package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service;
import dev.haven.wire.Addresses;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/// A port to look at.
///
/// @param host the name that its certificate should have
/// @param expected whether it has to answer; else a port that is closed is as good as an open one
public record Target(String host, InetSocketAddress address, Service service, boolean expected) {
  public int port() {
    return address.getPort();
  }

  public boolean isSix() {
    return address.getAddress() instanceof Inet6Address;
  }

  public String literal() {
    return Addresses.text(address.getAddress());
  }

  /// For people: `mail.example.com port 993 (192.0.2.1)`.
  public String where() {
    return host.equals(literal())
        ? "%s port %d".formatted(host, port())
        : "%s port %d (%s)".formatted(host, port(), literal());
  }
}
