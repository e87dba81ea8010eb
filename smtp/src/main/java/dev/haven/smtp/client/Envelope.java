package dev.haven.smtp.client;

import dev.haven.directory.Address;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.ReturnContent;
import java.util.Optional;

/// What MAIL has to say of a message.
///
/// @param sender the reverse-path; empty for a report (RFC 5321 §4.5.5)
/// @param body what the octets are, as far as the next server has to know
/// @param utf8 whether header or addresses need SMTPUTF8 (RFC 6531 §3.4)
/// @param returned how much of it a report gives back
/// @param envelopeId the sender's own name for it, decoded; empty if there is none (RFC 3461 §4.4)
/// @param requireTls whether it may travel by verified TLS only (RFC 8689 §2)
public record Envelope(
    Optional<Address> sender,
    BodyType body,
    boolean utf8,
    ReturnContent returned,
    String envelopeId,
    boolean requireTls) {}
