package dev.haven.wire;

/// Makes the session of one protocol for one connection, and has its words for what is decided
/// before a session exists.
public interface Protocol {
  Session open(Connection connection);

  /// The one line, without CRLF, that refuses a connection in this protocol's own language: `421
  /// 4.7.0 ...`, `* BYE [UNAVAILABLE] ...`, `-ERR [SYS/TEMP] ...`.
  ///
  /// @param why a sentence with cause and remedy
  String refusal(String why);
}
