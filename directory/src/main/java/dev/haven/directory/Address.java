package dev.haven.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// A mailbox as the envelope names it: `local-part@domain` (RFC 5321 §4.1.2, RFC 6531 §3.3).
///
/// The local part is kept as written, without quotes; the domain is a lower-case A-label or an
/// address literal in brackets. The one address without a domain is `postmaster` (RFC 5321 §4.5.1),
/// whose domain is empty here.
///
/// @param localPart what it means, not how it was quoted
/// @param domain as [DomainName] makes it, `[192.0.2.1]`, `[IPv6:2001:db8::1]`, or empty
public record Address(String localPart, String domain) {
  private static final String POSTMASTER = "postmaster";

  /// The whole text is one `Mailbox` (RFC 5321 §4.1.2).
  public static Address parse(CharSequence text) throws SyntaxException {
    var cursor = new ByteCursor(text.toString().getBytes(StandardCharsets.UTF_8));
    var address = parse(cursor);
    cursor.end();
    return address;
  }

  /// The `Mailbox` that the whole text is; nothing if it is none.
  public static Optional<Address> parsed(CharSequence text) {
    try {
      return Optional.of(parse(text));
    } catch (SyntaxException _) {
      return Optional.empty();
    }
  }

  /// `Mailbox`: consumes it and leaves what follows, such as the `>` of a path.
  public static Address parse(ByteCursor cursor) throws SyntaxException {
    return new MailboxParser(cursor).mailbox();
  }

  /// What MAIL may name: `Mailbox`, and the longer local parts and odd domains that strangers have.
  public static Address parseSender(ByteCursor cursor) throws SyntaxException {
    return new MailboxParser(cursor).sender();
  }

  /// What RCPT may name: `Mailbox`, or `Postmaster` alone in any case (RFC 5321 §4.1.1.3).
  public static Address parseRecipient(ByteCursor cursor) throws SyntaxException {
    return new MailboxParser(cursor).recipient();
  }

  /// What [#toString] said of an address that MAIL or RCPT named, however odd.
  public static Address parseStored(String text) throws SyntaxException {
    var cursor = new ByteCursor(text.getBytes(StandardCharsets.UTF_8));
    var address = new MailboxParser(cursor).any();
    cursor.end();
    return address;
  }

  /// Whether a text is what RFC 5321 §4.1.2 lets stand behind the `@`, and RFC 5321 §4.1.1.1 behind
  /// EHLO: a domain, or an address in brackets. A bare address is neither.
  public static boolean isDomainOrLiteral(String text) {
    return AddressLiteral.ofDomain(text).isPresent()
        || (DomainName.normalised(text).isPresent() && AddressLiteral.parse(text).isEmpty());
  }

  /// Whether it is no longer than RFC 5321 §4.5.3.1.1 allows, at a domain: not all senders are.
  public boolean isWithinGrammar() {
    return localPart.getBytes(UTF_8).length <= MailboxParser.LONGEST_LOCAL_PART
        && isDomainOrLiteral(domain);
  }

  /// Whether this is an address literal's mailbox (RFC 5321 §4.1.3).
  public boolean isLiteral() {
    return domain.startsWith("[");
  }

  /// Whether only a server that offers SMTPUTF8 can be told this address (RFC 6531 §3.3).
  public boolean needsSmtpUtf8() {
    return !DomainName.isAscii(localPart);
  }

  /// Whether mail to it must be accepted in every domain (RFC 5321 §4.5.1).
  public boolean isPostmaster() {
    return localPart.equalsIgnoreCase(POSTMASTER);
  }

  /// What local parts are compared by: NFC and lower case. RFC 5321 §2.4 leaves the comparison to
  /// the receiving host; two people who differ in case only would be a trap.
  public String key() {
    return key(localPart);
  }

  static String key(String localPart) {
    return Normalizer.normalize(localPart, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /// As it goes on the wire, the local part quoted where its characters need it.
  @Override
  public String toString() {
    var local = MailboxParser.isDotString(localPart) ? localPart : quoted();
    return domain.isEmpty() ? local : local + "@" + domain;
  }

  private String quoted() {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < localPart.length(); i++) {
      char c = localPart.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
