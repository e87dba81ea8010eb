package dev.haven.smtp;

import dev.haven.message.AuthenticationResults;
import dev.haven.message.AuthservId;
import java.util.Locale;

/// The name under which this server says what it found out about a message, and that nobody else
/// may use on the way in (RFC 8601 §5).
///
/// @param name the authentication service identifier; empty where clients are trusted with it
record OwnResults(String name) {
  /// In lower case.
  static final String FIELD = AuthenticationResults.NAME.toLowerCase(Locale.ROOT);

  /// Where the client is one of ours, which has looked at the message in our place.
  static final OwnResults SHARED = new OwnResults("");

  boolean guarded() {
    return !name.isEmpty();
  }

  /// Whether a field that came with a message may be taken for one of ours. So may one of a version
  /// that does not exist: nobody knows what its readers make of it (RFC 8601 §5).
  boolean forgedBy(byte[] value) {
    var id = AuthservId.of(value);
    return !id.known() || id.mayBe(name);
  }
}
