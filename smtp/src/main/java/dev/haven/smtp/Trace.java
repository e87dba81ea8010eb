package dev.haven.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haven.message.MailDate;
import dev.haven.wire.Addresses;
import dev.haven.wire.Connection;
import java.time.Instant;

/// What we write of a message's way into its header (RFC 5321 §4.4).
final class Trace {
  private Trace() {}

  /// The Received field, with its CRLF.
  ///
  /// Names the recipient only if there is one: nobody learns of another's blind copy (RFC 5321
  /// §7.2).
  static byte[] received(Connection connection, Origin origin, Hello hello, Transaction mail) {
    var received = new StringBuilder(400);
    received.append("Received: from ").append(plain(hello.domain()));
    received.append(" (").append(tcpInfo(origin)).append(")\r\n");
    received.append("\tby ").append(connection.endpoint().host()).append(" (Haven)");
    received.append(" with ").append(protocol(connection, origin, hello));
    received.append(solicitation(origin.handling().solicitation()));
    connection.tls().ifPresent(tls -> received.append("\r\n\t").append(comment(tls)));
    received.append("\r\n\tid ").append(mail.id());
    mail.onlyRecipient().ifPresent(to -> received.append(" for <").append(plain(to)).append('>'));
    received.append(";\r\n\t").append(now()).append("\r\n");
    return received.toString().getBytes(US_ASCII);
  }

  /// What a mail program forgot (RFC 6409 §8.2, RFC 6409 §8.3).
  static Supplement supplement(String host, String id) {
    return new Supplement("Date: " + now() + "\r\n", "Message-ID: <" + id + "@" + host + ">\r\n");
  }

  /// RFC 3848, RFC 6531 §4.3.
  private static String protocol(Connection connection, Origin origin, Hello hello) {
    boolean lmtp = origin.service() == SmtpService.LMTP;
    var name =
        origin.utf8()
            ? lmtp ? "UTF8LMTP" : "UTF8SMTP"
            : lmtp ? "LMTP" : hello.extended() ? "ESMTP" : "SMTP";
    var secure = connection.tls().isPresent() && hello.extended() ? "S" : "";
    var authenticated = origin.person().isPresent() && hello.extended() ? "A" : "";
    return name + secure + authenticated;
  }

  private static String now() {
    return MailDate.format(Instant.now().getEpochSecond());
  }

  /// RFC 3865 §2.6: what MAIL said of the message's class, as a comment on the protocol, for those
  /// on the way who know no parameter. On a line of its own, since it may be long; never longer
  /// than a line may be, as it is a parameter of at most [ExtensionParameters#MOST_KEYWORDS]
  /// octets, none of which means anything in a comment.
  private static String solicitation(String classes) {
    return classes.isEmpty() ? "" : "\r\n\t(SOLICIT=" + classes + ")";
  }

  private static String comment(Connection.Tls tls) {
    return "(" + tls.protocol() + " " + tls.cipherSuite() + ")";
  }

  /// RFC 5321 §4.4: the name only if the address has it.
  private static String tcpInfo(Origin origin) {
    var reverse = origin.evidence().reverse();
    var address = Addresses.literal(origin.remote().getAddress());
    return reverse.isConfirmed() ? plain(reverse.name()) + " " + address : address;
  }

  private static String plain(String text) {
    var plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) < ' ' || plain.charAt(i) > '~') {
        plain.setCharAt(i, '?');
      }
    }
    return plain.toString();
  }
}
