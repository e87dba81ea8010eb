package dev.haven.server.port;

import dev.haven.server.config.ListenerSettings;
import dev.haven.wire.Limits;
import dev.haven.wire.Protocol;

/// A port to be opened.
///
/// @param name as in the configuration
/// @param family what it speaks, so that ports of one family can stand in for each other: `smtp`,
///   `submission`, `imap`, `pop3`, `lmtp`
public record PortRequest(
    String name, String family, ListenerSettings settings, Protocol protocol, Limits limits) {}
