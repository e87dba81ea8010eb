package dev.haven.web.http;

import java.util.Map;
import java.util.Optional;

/// A request, read whole.
///
/// @param method in the case it came in: methods are case-sensitive (RFC 9110 §9.1)
/// @param host whom the client thinks it talks to, in lower case and without a port; may be empty
/// @param fields header fields by name in lower case
/// @param secure whether it came inside TLS
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Request(
    String method,
    Target target,
    String host,
    Map<String, String> fields,
    byte[] body,
    boolean secure) {
  public Request {
    fields = Map.copyOf(fields);
  }

  /// A header field.
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// Whether nothing but the page itself is asked for.
  public boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }
}
