package dev.haven.wire;

import java.util.List;

/// How one port is to be served.
///
/// @param endpoint port 0 of its address lets the system choose; the listener's endpoint tells
/// @param proxies where a PROXY header must come from; from elsewhere it may not come
public record ListenerOptions(
    Endpoint endpoint, Protocol protocol, Limits limits, List<AddressRange> proxies) {
  public ListenerOptions {
    proxies = List.copyOf(proxies);
  }

  public ListenerOptions(Endpoint endpoint, Protocol protocol, Limits limits) {
    this(endpoint, protocol, limits, List.of());
  }
}
