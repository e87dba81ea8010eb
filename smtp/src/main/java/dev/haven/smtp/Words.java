package dev.haven.smtp;

import dev.haven.directory.Sasl;
import dev.haven.directory.SignInContext;
import dev.haven.store.StoreException;
import dev.haven.wire.Connection;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/// The longer answers.
final class Words {
  /// RFC 5321 §4.2.4.
  static final Reply UNKNOWN_COMMAND =
      Reply.of(
          500,
          "5.5.1",
          "Not an SMTP command; known are EHLO, MAIL, RCPT, DATA, BDAT, RSET, NOOP, QUIT,",
          "STARTTLS, AUTH, VRFY and HELP");

  /// RFC 2033 §4.1: a client that says EHLO would take the wrong number of answers.
  static final Reply LMTP_ONLY =
      Reply.of(
          500,
          "5.5.1",
          "This port speaks LMTP: say LHLO. If you are set up to speak SMTP here,",
          "use lmtp in place of smtp, or port 25 in place of this one");

  static final Reply NO_URLS =
      Reply.of(502, "5.5.1", "BURL is not available here; send the message with DATA");

  /// RFC 5321 §4.1.1.8.
  static final Reply HELP =
      Reply.of(
          214,
          "2.0.0",
          "This is a mail server. It expects, in this order:",
          "EHLO your-host, STARTTLS, EHLO again,",
          "AUTH (mail programs, on ports 465 and 587 only),",
          "MAIL FROM:<sender>, RCPT TO:<recipient>, DATA or BDAT, QUIT");

  private Words() {}

  /// What EHLO is answered with (RFC 5321 §4.1.1.1): our name, then what can be used now.
  static List<String> extensions(
      Connection connection, SmtpProtocol server, Identity identity, Reception reception) {
    var lines = new ArrayList<String>();
    lines.add(connection.endpoint().host() + " greets you");
    lines.add("PIPELINING"); // RFC 2920 §2
    lines.add("SIZE " + server.limits().messageOctets()); // RFC 1870 §4
    lines.add("8BITMIME"); // RFC 6152 §2
    lines.add("SMTPUTF8"); // RFC 6531 §3.1
    if (connection.canStartTls()) {
      lines.add("STARTTLS"); // RFC 3207 §2
    }
    if (server.service().offersSignIn() && identity instanceof Identity.Stranger) {
      var mechanisms = Sasl.mechanisms(SignInContext.of(connection));
      if (!mechanisms.isEmpty()) {
        lines.add("AUTH " + String.join(" ", mechanisms)); // RFC 4954 §3
      }
    }
    lines.add("CHUNKING"); // RFC 3030 §2
    if (server.offersUrls()) {
      // RFC 4468 §3.1, RFC 4468 §3.3: the names of what can be used, once somebody has signed in.
      boolean signedIn = identity instanceof Identity.SignedIn;
      lines.add(signedIn ? "BURL imap imap://" + connection.endpoint().host() : "BURL");
    }
    lines.add("BINARYMIME"); // RFC 3030 §3
    lines.add("ENHANCEDSTATUSCODES"); // RFC 2034 §3
    lines.add("DSN"); // RFC 3461 §3
    lines.addAll(Offer.of(connection, server).lines(identity));
    lines.addAll(reception.extensions());
    lines.add("HELP");
    return lines;
  }

  static Reply tooLong(int limit) {
    return Reply.of(500, "5.5.2", "The line is longer than " + limit + " octets");
  }

  static Reply timedOut() {
    return Reply.of(421, "4.4.2", "Nothing came for too long; closing");
  }

  static Reply syntaxError(SyntaxException bad) {
    return bad.position() == 0
        ? UNKNOWN_COMMAND
        : Reply.of(501, "5.5.4", "Syntax: " + bad.getMessage());
  }

  /// RFC 3463 §3.4.
  static Reply temporary(StoreException trouble) {
    return trouble.kind() == StoreException.Kind.FULL
        ? Reply.of(452, "4.3.1", "The server's disk is full; the sender should try again later")
        : Reply.of(451, "4.3.0", "The server cannot store mail right now; try again later");
  }
}
