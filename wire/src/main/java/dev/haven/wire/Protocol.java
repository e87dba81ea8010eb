package dev.haven.wire;

import java.util.Map;

/// Makes the session of one protocol for one connection, and has its words for what is decided
/// before a session exists.
public interface Protocol {
  Session open(Connection connection);

  /// The one line, without CRLF, that refuses a connection in this protocol's own language: `421
  /// 4.7.0 ...`, `* BYE [UNAVAILABLE] ...`, `-ERR [SYS/TEMP] ...`.
  ///
  /// @param why a sentence with cause and remedy
  String refusal(String why);

  /// Whether an HTTP request is what belongs here, and not a browser at the wrong door.
  default boolean speaksHttp() {
    return false;
  }

  /// How often its own limits turned something away, since it was made.
  default Map<? extends Enum<?>, Long> limited() {
    return Map.of();
  }

  /// How often clients needed it to accept more than the grammar allows, since it was made.
  default Map<? extends Enum<?>, Long> tolerated() {
    return Map.of();
  }
}
