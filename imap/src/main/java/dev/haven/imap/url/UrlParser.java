package dev.haven.imap.url;

import dev.haven.imap.url.UrlAuthorization.Access;
import dev.haven.imap.url.UrlAuthorization.Kind;
import dev.haven.imap.url.UrlAuthorization.Token;
import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads an IMAP URL, whole or relative (RFC 5092 §11), a method for each rule. Pure.
public final class UrlParser {
  private static final ByteSet ALPHA = ByteSet.range('A', 'Z').plus(ByteSet.range('a', 'z'));
  private static final ByteSet DIGIT = ByteSet.range('0', '9');
  private static final ByteSet HEXDIG = DIGIT.plus(ByteSet.of("ABCDEFabcdef"));
  private static final ByteSet UNRESERVED = ALPHA.plus(DIGIT).plus(ByteSet.of("-._~"));
  private static final ByteSet SUB_DELIMS_SH = ByteSet.of("!$'()*+,");

  /// `achar` without its codes: what names and mechanisms are made of.
  static final ByteSet A_CHAR = UNRESERVED.plus(SUB_DELIMS_SH).plus(ByteSet.of("&="));

  /// `bchar` without its codes: what paths are made of.
  static final ByteSet B_CHAR = A_CHAR.plus(ByteSet.of(":@/"));

  private static final ByteSet CODE = ByteSet.of("%");

  /// Addresses in brackets too (RFC 3986 §3.2.2).
  private static final ByteSet HOST = UNRESERVED.plus(SUB_DELIMS_SH).plus(ByteSet.of("[:]&="));

  private static final ByteSet EXPIRE = DIGIT.plus(ByteSet.of("-:.+TtZz"));
  private static final ByteSet MECHANISM = ALPHA.plus(DIGIT).plus(ByteSet.of("-."));
  private static final int SHORTEST_TOKEN = 32;

  private final ByteCursor in;

  private UrlParser(String url) {
    this.in = new ByteCursor(url.getBytes(StandardCharsets.UTF_8));
  }

  /// The absolute or relative URL that these characters are.
  ///
  /// @throws SyntaxException saying what was expected where
  public static ImapUrl parse(String url) throws SyntaxException {
    var parser = new UrlParser(url);
    var parsed = parser.url();
    parser.in.end();
    return parsed;
  }

  private ImapUrl url() throws SyntaxException {
    Optional<UrlServer> server = Optional.empty();
    if (in.acceptIgnoringCase("imap://")) {
      server = Optional.of(iserver());
    }
    boolean path = in.accept('/');
    if (server.isPresent() && !path) {
      return new ImapUrl(server, UrlMessage.NOTHING, Optional.empty());
    }
    if (path && in.sees('/')) {
      throw in.expected("a mailbox");
    }
    var message = command();
    return new ImapUrl(server, message, message.isOneMessage() ? iurlauth() : Optional.empty());
  }

  private UrlServer iserver() throws SyntaxException {
    var before = in.position();
    var user = in.sees(A_CHAR) || in.sees(CODE) ? text(A_CHAR, "a user") : "";
    Optional<String> mechanism = Optional.empty();
    if (in.acceptIgnoringCase(";AUTH=")) {
      mechanism = Optional.of(in.accept('*') ? "*" : text(A_CHAR, "a mechanism"));
    }
    if (in.accept('@')) {
      return server(user.isEmpty() ? Optional.empty() : Optional.of(user), mechanism);
    }
    if (mechanism.isPresent()) {
      throw in.expected("'@'");
    }
    in.back(before);
    return server(Optional.empty(), Optional.empty());
  }

  private UrlServer server(Optional<String> user, Optional<String> mechanism)
      throws SyntaxException {
    var name = in.oneOrMore(HOST, "a host");
    int colon = name.endsWith("]") ? -1 : name.lastIndexOf(':');
    if (colon < 0) {
      return new UrlServer(user, mechanism, host(name), UrlServer.STANDARD_PORT);
    }
    return new UrlServer(user, mechanism, host(name.substring(0, colon)), port(name, colon + 1));
  }

  private String host(String name) throws SyntaxException {
    boolean bracketed = name.startsWith("[") && name.endsWith("]");
    if (name.isEmpty() || (!bracketed && (name.contains("[") || name.contains(":")))) {
      throw in.expected("a host");
    }
    return name.toLowerCase(Locale.ROOT);
  }

  private int port(String name, int at) throws SyntaxException {
    int port = 0;
    for (int i = at; i < name.length(); i++) {
      int digit = Character.digit(name.charAt(i), 10);
      port = digit < 0 || port > 65_535 ? 65_536 : port * 10 + digit;
    }
    if (port > 65_535) {
      throw in.expected("a port");
    }
    return port == 0 ? UrlServer.STANDARD_PORT : port;
  }

  /// A mailbox, a list of messages, a message or a piece of one.
  private UrlMessage command() throws SyntaxException {
    var message = mailboxRef();
    if (in.accept('?')) {
      return message.withSearch(in.atEnd() ? "" : text(B_CHAR, "a search"));
    }
    boolean more = true;
    if (in.acceptIgnoringCase(";UID=")) {
      message = message.withUid(nzNumber());
      more = in.accept('/');
    }
    if (more && in.acceptIgnoringCase(";SECTION=")) {
      message = section(message);
      more = in.accept('/');
    }
    if (more && in.acceptIgnoringCase(";PARTIAL=")) {
      return message.withPartial(range());
    }
    if (more && message.isOneMessage()) {
      throw in.expected("a section or partial");
    }
    return message;
  }

  /// The slash before `;UID=` belongs to it and not to the mailbox.
  private UrlMessage mailboxRef() throws SyntaxException {
    if (!in.sees(B_CHAR) && !in.sees(CODE)) {
      return UrlMessage.NOTHING;
    }
    var name = coded(B_CHAR, "a mailbox");
    if (in.acceptIgnoringCase(";UIDVALIDITY=")) {
      var ref = UrlMessage.mailbox(mailbox(name), OptionalLong.of(nzNumber()));
      if (in.accept('/') && !in.sees(';')) {
        throw in.expected("';UID='");
      }
      return ref;
    }
    if (!in.sees(';')) {
      return UrlMessage.mailbox(mailbox(name), OptionalLong.empty());
    }
    if (!name.endsWith("/") || name.length() == 1) {
      throw in.expected("'/;UID='");
    }
    return UrlMessage.mailbox(mailbox(name.substring(0, name.length() - 1)), OptionalLong.empty());
  }

  /// The slash before `;PARTIAL=` is a character of sections too.
  private UrlMessage section(UrlMessage of) throws SyntaxException {
    var section = coded(B_CHAR, "a section");
    if (in.sees(';') && section.endsWith("/")) {
      in.back(in.position() - 1);
      section = section.substring(0, section.length() - 1);
    }
    return of.withSection(decoded(section, "a section"));
  }

  private String mailbox(String coded) throws SyntaxException {
    return decoded(coded, "a mailbox");
  }

  private UrlRange range() throws SyntaxException {
    long offset = number();
    return new UrlRange(
        offset, in.accept('.') ? OptionalLong.of(nzNumber()) : OptionalLong.empty());
  }

  private Optional<UrlAuthorization> iurlauth() throws SyntaxException {
    Optional<String> expire = Optional.empty();
    if (in.acceptIgnoringCase(";EXPIRE=")) {
      var time = in.oneOrMore(EXPIRE, "a time");
      if (Expiry.parse(time).isEmpty()) {
        throw in.expected("a time");
      }
      expire = Optional.of(time);
    } else if (!in.sees(';')) {
      return Optional.empty();
    }
    if (!in.acceptIgnoringCase(";URLAUTH=")) {
      throw in.expected("';URLAUTH='");
    }
    var access = access();
    return Optional.of(
        new UrlAuthorization(
            expire, access, in.accept(':') ? Optional.of(token()) : Optional.empty()));
  }

  private Access access() throws SyntaxException {
    for (var kind : Kind.values()) {
      if (in.acceptIgnoringCase(kind.wire())) {
        return new Access(kind, kind.takesUser() ? text(A_CHAR, "a user") : "");
      }
    }
    throw in.expected("submit+, user+, authuser or anonymous");
  }

  private Token token() throws SyntaxException {
    var mechanism = in.oneOrMore(MECHANISM, "a mechanism").toUpperCase(Locale.ROOT);
    in.expect(':');
    var value = in.oneOrMore(HEXDIG, "a token");
    if (value.length() < SHORTEST_TOKEN) {
      throw in.expected("a token of " + SHORTEST_TOKEN + " digits");
    }
    return new Token(mechanism, value);
  }

  /// Characters of a class, and codes.
  private String text(ByteSet plain, String what) throws SyntaxException {
    return decoded(coded(plain, what), what);
  }

  /// The same as it stands there: a slash that is a code separates nothing (RFC 3986 §2.2).
  private String coded(ByteSet plain, String what) throws SyntaxException {
    return in.oneOrMore(plain.plus(CODE), what);
  }

  private String decoded(String coded, String what) throws SyntaxException {
    return PercentCoding.decode(coded).orElseThrow(() -> in.expected(what + " in UTF-8"));
  }

  private long nzNumber() throws SyntaxException {
    long value = number();
    if (value == 0) {
      throw in.expected("a number above 0");
    }
    return value;
  }

  private long number() throws SyntaxException {
    var digits = in.oneOrMore(DIGIT, "a number");
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = value * 10 + digits.charAt(i) - '0';
      if (value > 0xffff_ffffL) {
        throw in.expected("a number below 2^32");
      }
    }
    return value;
  }
}
