package dev.haven.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/// The grammar of an envelope's mailbox (RFC 5321 §4.1.2) with UTF-8 (RFC 6531 §3.3).
///
/// Strict: no comments, no folding, no obsolete forms; what stands in an envelope was made by a
/// program. Bytes that are not UTF-8 are refused.
final class MailboxParser {
  static final ByteSet NON_ASCII = ByteSet.range(0x80, 0xff);
  static final ByteSet LETTER_DIGIT =
      ByteSet.range('a', 'z').plus(ByteSet.range('A', 'Z')).plus(ByteSet.range('0', '9'));

  /// `atext` (RFC 5322 §3.2.3, RFC 6531 §3.3).
  static final ByteSet ATEXT = LETTER_DIGIT.plus(ByteSet.of("!#$%&'*+-/=?^_`{|}~")).plus(NON_ASCII);

  /// `qtextSMTP` (RFC 5321 §4.1.2, RFC 6531 §3.3).
  static final ByteSet QTEXT = ByteSet.range(' ', '~').minus(ByteSet.of("\"\\")).plus(NON_ASCII);

  /// What may follow the backslash of a `quoted-pairSMTP`.
  static final ByteSet QUOTABLE = ByteSet.range(' ', '~');

  /// Everything of which a domain can consist, U-labels too.
  static final ByteSet DOMAIN = LETTER_DIGIT.plus(ByteSet.of("-.")).plus(NON_ASCII);

  /// What strangers' domains consist of besides.
  static final ByteSet SENDERS_DOMAIN = DOMAIN.plus(ByteSet.of("_"));

  /// What stands between the brackets of an address literal.
  static final ByteSet LITERAL = LETTER_DIGIT.plus(ByteSet.of(":.-"));

  static final int LONGEST_LOCAL_PART = 64;

  /// The bounce addresses of mailing lists hold another address within, and outgrow RFC 5321
  /// §4.5.3.1.1 in practice.
  private static final int LONGEST_SENDER = 255;

  private static final int LONGEST_DOMAIN = 255;

  private final ByteCursor cursor;
  private int longestLocalPart = LONGEST_LOCAL_PART;

  MailboxParser(ByteCursor cursor) {
    this.cursor = cursor;
  }

  Address mailbox() throws SyntaxException {
    var localPart = localPart();
    cursor.expect('@');
    return new Address(localPart, domain());
  }

  Address recipient() throws SyntaxException {
    var localPart = localPart();
    if (!cursor.sees('@') && new Address(localPart, "").isPostmaster()) {
      return new Address(localPart, "");
    }
    cursor.expect('@');
    return new Address(localPart, domain());
  }

  /// Also takes what no address here may be, but what strangers have: longer local parts, and
  /// underscores in domains.
  Address sender() throws SyntaxException {
    longestLocalPart = LONGEST_SENDER;
    var localPart = localPart();
    return atSender(localPart);
  }

  private Address atSender(String localPart) throws SyntaxException {
    cursor.expect('@');
    return new Address(localPart, cursor.sees('[') ? domain() : sendersDomain());
  }

  /// All that [#sender] and [#recipient] take: to read back what was written down of them.
  Address any() throws SyntaxException {
    longestLocalPart = LONGEST_SENDER;
    var localPart = localPart();
    if (cursor.atEnd() && new Address(localPart, "").isPostmaster()) {
      return new Address(localPart, "");
    }
    return atSender(localPart);
  }

  private String sendersDomain() throws SyntaxException {
    var bytes = new ByteArrayOutputStream();
    run(SENDERS_DOMAIN, bytes, LONGEST_DOMAIN, "a domain");
    var text = text(bytes, "a domain in UTF-8");
    // An underscore may stand where a letter may; with U-labels it is not worth the trouble.
    boolean odd =
        text.indexOf('_') >= 0
            && DomainName.isAscii(text)
            && DomainName.normalised(text.replace('_', 'x')).isPresent();
    return odd ? text.toLowerCase(Locale.ROOT) : domain(text);
  }

  /// Whether it can stand without quotes: `Dot-string`.
  static boolean isDotString(String localPart) {
    boolean afterDot = true;
    for (byte b : localPart.getBytes(UTF_8)) {
      if (b == '.' ? afterDot : !ATEXT.contains(b)) {
        return false;
      }
      afterDot = b == '.';
    }
    return !afterDot;
  }

  private String localPart() throws SyntaxException {
    var bytes = new ByteArrayOutputStream();
    if (cursor.accept('"')) {
      quotedString(bytes);
    } else {
      dotString(bytes);
    }
    return text(bytes, "a local part in UTF-8");
  }

  private void dotString(ByteArrayOutputStream into) throws SyntaxException {
    do {
      if (into.size() > 0) {
        into.write('.');
      }
      run(ATEXT, into, longestLocalPart, "a local part");
    } while (cursor.accept('.'));
  }

  private void quotedString(ByteArrayOutputStream into) throws SyntaxException {
    while (!cursor.accept('"')) {
      var allowed = cursor.accept('\\') ? QUOTABLE : QTEXT;
      if (!cursor.sees(allowed)) {
        throw cursor.expected("a quoted local part");
      }
      put(into, longestLocalPart, "a local part");
    }
  }

  private String domain() throws SyntaxException {
    if (cursor.accept('[')) {
      return literal();
    }
    var bytes = new ByteArrayOutputStream();
    run(DOMAIN, bytes, LONGEST_DOMAIN, "a domain");
    return domain(text(bytes, "a domain in UTF-8"));
  }

  private String domain(String text) throws SyntaxException {
    return DomainName.normalised(text).orElseThrow(() -> cursor.expected("a domain")).ascii();
  }

  private String literal() throws SyntaxException {
    var bytes = new ByteArrayOutputStream();
    run(LITERAL, bytes, LONGEST_DOMAIN, "an address literal");
    var text = bytes.toString(UTF_8);
    var literal = AddressLiteral.parse(text);
    cursor.expect(']');
    return literal.orElseThrow(() -> cursor.expected("an address literal")).toString();
  }

  private void run(ByteSet set, ByteArrayOutputStream into, int limit, String name)
      throws SyntaxException {
    if (!cursor.sees(set)) {
      throw cursor.expected(name);
    }
    while (cursor.sees(set)) {
      put(into, limit, name);
    }
  }

  private void put(ByteArrayOutputStream into, int limit, String name) throws SyntaxException {
    if (into.size() == limit) {
      throw cursor.expected(name + " of at most " + limit + " octets");
    }
    into.write(cursor.next());
  }

  private String text(ByteArrayOutputStream bytes, String name) throws SyntaxException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException _) {
      throw cursor.expected(name);
    }
  }
}
