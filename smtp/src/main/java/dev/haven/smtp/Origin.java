package dev.haven.smtp;

import dev.haven.directory.Address;
import dev.haven.directory.Person;
import dev.haven.wire.Connection;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Where a message comes from: all that MAIL said and all that is known of who said it.
///
/// @param service the kind of listener it came in by
/// @param session names the connection in the log
/// @param remote the peer
/// @param hello the name that the peer gave itself
/// @param person who signed in, if anybody did
/// @param sender the reverse-path; empty for the null sender (RFC 5321 §4.5.5)
/// @param declaredOctets the SIZE parameter, 0 if there was none (RFC 1870 §6)
/// @param body what the client promised of the content
/// @param utf8 whether addresses and header may be UTF-8 (RFC 6531 §3.4)
/// @param returned how much of the message a report gives back (RFC 3461 §4.3)
/// @param envelopeId the sender's own name for the message, empty if it has none (RFC 3461 §4.4)
/// @param handling how the sender wants it handled
/// @param evidence what was seen of the peer
/// @param tls how the connection is encrypted, if it is
public record Origin(
    SmtpService service,
    String session,
    InetSocketAddress remote,
    String hello,
    Optional<Person> person,
    Optional<Address> sender,
    long declaredOctets,
    BodyType body,
    boolean utf8,
    ReturnContent returned,
    String envelopeId,
    Handling handling,
    Evidence evidence,
    Optional<Connection.Tls> tls) {
  /// The same as if nobody had signed in.
  public Origin unsigned() {
    return new Origin(
        service,
        session,
        remote,
        hello,
        Optional.empty(),
        sender,
        declaredOctets,
        body,
        utf8,
        returned,
        envelopeId,
        handling,
        evidence,
        tls);
  }
}
