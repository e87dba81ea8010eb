package dev.haven.server.port;

import dev.haven.server.config.ListenerSettings;
import dev.haven.wire.Limits;
import dev.haven.wire.Protocol;
import dev.haven.wire.SocketFile;
import dev.haven.wire.TlsMode;
import java.util.List;
import java.util.Optional;

/// A port to be opened.
///
/// @param name as in the configuration
/// @param family what it speaks, so that ports of one family can stand in for each other: `smtp`,
///   `submission`, `imap`, `pop3`, `lmtp`, `http`
/// @param file a Unix socket in place of the addresses and the port
public record PortRequest(
    String name,
    String family,
    ListenerSettings settings,
    Protocol protocol,
    Limits limits,
    Optional<SocketFile> file) {
  public PortRequest(
      String name, String family, ListenerSettings settings, Protocol protocol, Limits limits) {
    this(name, family, settings, protocol, limits, Optional.empty());
  }

  /// LMTP at a Unix socket, which has neither address nor TLS.
  public static PortRequest at(SocketFile file, String name, Protocol protocol, Limits limits) {
    var settings =
        new ListenerSettings(true, 0, List.of("127.0.0.1"), TlsMode.NONE, false, List.of());
    return new PortRequest(name, "lmtp", settings, protocol, limits, Optional.of(file));
  }
}
