package dev.haven.wire;

import java.util.List;
import java.util.Optional;

/// How one port is to be served.
///
/// @param endpoint port 0 of its address lets the system choose; the listener's endpoint tells
/// @param proxies where a PROXY header must come from; from elsewhere it may not come
/// @param file a Unix socket in place of the endpoint's address
public record ListenerOptions(
    Endpoint endpoint,
    Protocol protocol,
    Limits limits,
    List<AddressRange> proxies,
    Optional<SocketFile> file) {
  public ListenerOptions {
    proxies = List.copyOf(proxies);
  }

  public ListenerOptions(Endpoint endpoint, Protocol protocol, Limits limits) {
    this(endpoint, protocol, limits, List.of());
  }

  public ListenerOptions(
      Endpoint endpoint, Protocol protocol, Limits limits, List<AddressRange> proxies) {
    this(endpoint, protocol, limits, proxies, Optional.empty());
  }

  /// At a Unix socket: whoever connects is of this machine.
  public static ListenerOptions at(
      SocketFile file, Endpoint endpoint, Protocol protocol, Limits limits) {
    return new ListenerOptions(endpoint, protocol, limits, List.of(), Optional.of(file));
  }
}
