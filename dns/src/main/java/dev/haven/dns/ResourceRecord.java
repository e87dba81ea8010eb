package dev.haven.dns;

import java.time.Duration;
import java.util.List;

/// One record as a server told it, of whatever type.
///
/// @param name in lower case, without a final dot
/// @param type as zone files have it
/// @param data its fields; names as `name` is, the strings of a text one by one
public record ResourceRecord(String name, String type, Duration ttl, List<String> data) {
  public ResourceRecord {
    data = List.copyOf(data);
  }

  /// The strings of a text joined (RFC 7208 §3.3), the fields of others with blanks between.
  public String shown() {
    return String.join(type.equals("TXT") ? "" : " ", data);
  }
}
