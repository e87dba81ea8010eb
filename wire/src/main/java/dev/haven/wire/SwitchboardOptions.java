package dev.haven.wire;

import java.time.Duration;
import java.util.function.Supplier;

/// What all listeners of a process have in common.
///
/// @param connections open at once, in all
/// @param perAddress of these from one IPv4 address or IPv6 /64
/// @param certificates empty if TLS is not to be offered
/// @param tls whose TLS is spoken
/// @param guide the ports that are bound, asked when a client came to the wrong one
/// @param crowds who hides whom is noted there
/// @param tick how often it is looked at who waits too long
public record SwitchboardOptions(
    int connections,
    int perAddress,
    Certificates certificates,
    TlsLibrary tls,
    Supplier<PortGuide> guide,
    Crowds crowds,
    Duration tick) {
  /// Figures for a machine of any size; they bound memory to some hundred MiB.
  public SwitchboardOptions(Certificates certificates, Supplier<PortGuide> guide) {
    this(20_000, 100, certificates, TlsLibrary.AUTO, guide, new Crowds(), Duration.ofSeconds(1));
  }
}
