package dev.haven.diagnosis.published;

import dev.haven.wire.Addresses;
import java.net.InetSocketAddress;
import java.util.List;

/// A server that should know a zone.
///
/// @param host its name, or its address where it has none
public record Authority(String host, InetSocketAddress address) {
  static List<Authority> resolvers(List<InetSocketAddress> addresses) {
    return addresses.stream().map(address -> new Authority("resolver", address)).toList();
  }

  /// For tables and findings.
  String shown() {
    var text = Addresses.text(address.getAddress());
    return host.equals(text) ? text : host + " (" + text + ")";
  }
}
