package dev.haven.smtp.client;

import java.util.List;

/// What another server answered (RFC 5321 §4.2).
///
/// @param code three digits
/// @param enhanced such as `5.1.1` (RFC 2034 §4); empty if there was none
/// @param lines the text of each line, without codes
public record ServerReply(int code, String enhanced, List<String> lines) {
  public ServerReply {
    lines = List.copyOf(lines);
  }

  boolean positive() {
    return code / 100 == 2;
  }

  boolean intermediate() {
    return code / 100 == 3;
  }

  /// Whether it may be different next time. Everything that is not clearly for good may be, 421 in
  /// the place of anything included (RFC 5321 §4.2.1).
  boolean temporary() {
    return code / 100 != 5;
  }

  /// On one line, as people read it.
  @Override
  public String toString() {
    var text = String.join(" ", lines).strip();
    return (code + " " + enhanced + " " + text).replace("  ", " ").strip();
  }
}
