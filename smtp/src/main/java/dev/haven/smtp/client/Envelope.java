package dev.haven.smtp.client;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Handling;
import dev.haven.smtp.ReturnContent;
import java.util.Optional;

/// What MAIL has to say of a message.
///
/// @param sender the reverse-path; empty for a report (RFC 5321 §4.5.5)
/// @param body what the octets are, as far as the next server has to know
/// @param utf8 whether header or addresses need SMTPUTF8 (RFC 6531 §3.4)
/// @param returned how much of it a report gives back
/// @param envelopeId the sender's own name for it, decoded; empty if there is none (RFC 3461 §4.4)
/// @param handling how the sender wants it handled
public record Envelope(
    Optional<Address> sender,
    BodyType body,
    boolean utf8,
    ReturnContent returned,
    String envelopeId,
    Handling handling) {
  /// The same with other octets.
  public Envelope holding(BodyType otherBody, boolean otherUtf8) {
    return new Envelope(sender, otherBody, otherUtf8, returned, envelopeId, handling);
  }

  /// The same from another sender.
  public Envelope from(Address other) {
    return new Envelope(Optional.of(other), body, utf8, returned, envelopeId, handling);
  }
}
