package dev.haven.imap;

import dev.haven.account.MailboxName;
import dev.haven.wire.ByteCursor;
import dev.haven.wire.SyntaxException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The terminals of RFC 9051 §9 (and of RFC 3501 §9 where they differ), each a method named after
/// its rule. What is made of them is read by the types that it becomes.
///
/// It reads a whole command, literals included: `{5}`, CRLF and five bytes are one string. Belongs
/// to one parse.
final class ImapCursor {
  private final ByteCursor in;
  private final NameEncoding names;
  private boolean mayNameCharset = true;
  private final Set<Tolerance> tolerated = EnumSet.noneOf(Tolerance.class);

  ImapCursor(byte[] command, NameEncoding names) {
    this.in = new ByteCursor(command);
    this.names = names;
  }

  ImapCursor(byte[] command, Enabled enabled) {
    this(command, enabled.names());
    mayNameCharset = !enabled.utf8Accept();
  }

  /// Whether SEARCH may say what its strings are written in (RFC 6855 §3).
  boolean mayNameCharset() {
    return mayNameCharset;
  }

  String tag() throws SyntaxException {
    return in.oneOrMore(ImapBytes.TAG_CHAR, "a tag");
  }

  String verb() throws SyntaxException {
    return atom("a command").toUpperCase(Locale.ROOT);
  }

  String atom(String name) throws SyntaxException {
    return in.oneOrMore(ImapBytes.ATOM_CHAR, name);
  }

  /// A name out of a closed set, in upper case.
  String word(String name) throws SyntaxException {
    return in.oneOrMore(ImapBytes.WORD_CHAR, name).toUpperCase(Locale.ROOT);
  }

  /// Exactly that name, in any case.
  void keyword(String name) throws SyntaxException {
    int at = in.position();
    if (!seesWord() || !word(name).equals(name)) {
      throw new SyntaxException(name, at);
    }
  }

  /// Consumes that name if it is next, in any case.
  boolean acceptKeyword(String name) {
    return in.acceptIgnoringCase(name);
  }

  /// Whether a list of GETMETADATA's options is next, and not one of entries: those begin with `/`.
  boolean seesMetadataOption() {
    int at = in.position();
    boolean option = in.accept('(') && in.sees(ImapBytes.WORD_CHAR);
    in.back(at);
    return option;
  }

  boolean seesWord() {
    return in.sees(ImapBytes.WORD_CHAR);
  }

  String astring() throws SyntaxException {
    return utf8(astringBytes());
  }

  byte[] astringBytes() throws SyntaxException {
    return seesString()
        ? stringBytes()
        : in.oneOrMore(ImapBytes.ASTRING_CHAR, "a string").getBytes(StandardCharsets.US_ASCII);
  }

  String string() throws SyntaxException {
    return utf8(stringBytes());
  }

  byte[] stringBytes() throws SyntaxException {
    if (!seesString()) {
      throw in.expected("a string");
    }
    return in.sees('"') ? quoted() : literal();
  }

  /// `NIL`, as an empty string.
  String nil() throws SyntaxException {
    keyword("NIL");
    return "";
  }

  boolean seesString() {
    return in.sees('"') || in.sees('{') || seesLiteral8();
  }

  /// An atom may begin with `~` too.
  private boolean seesLiteral8() {
    int at = in.position();
    boolean literal = in.accept('~') && in.sees('{');
    in.back(at);
    return literal;
  }

  /// RFC 9051 §4.3: between quotes, with `"` and `\` escaped.
  private byte[] quoted() throws SyntaxException {
    in.expect('"');
    var text = new ByteArrayOutputStream();
    while (!in.accept('"')) {
      boolean escaped = in.accept('\\');
      if (escaped && !in.sees('"') && !in.sees('\\')) {
        throw in.expected("'\"' or '\\'");
      }
      if (in.sees('\r') || in.sees('\n') || in.sees('\0')) {
        throw in.expected("text");
      }
      text.write(in.next());
    }
    return requireUtf8(text.toByteArray());
  }

  /// RFC 6855 §3: between quotes, octets beyond ASCII are UTF-8 or wrong.
  private byte[] requireUtf8(byte[] quoted) throws SyntaxException {
    if (names == NameEncoding.UTF8 && names.decode(quoted).isEmpty()) {
      throw in.expected("text in UTF-8");
    }
    return quoted;
  }

  /// RFC 9051 §4.3 and, with `~`, RFC 3516 §3: only a literal8 may hold NUL.
  private byte[] literal() throws SyntaxException {
    boolean binary = in.accept('~');
    in.expect('{');
    long length = number64("a length");
    in.accept('+');
    in.expect('}');
    in.expect('\r');
    in.expect('\n');
    if (length > Integer.MAX_VALUE) {
      throw in.expected("a shorter literal");
    }
    var bytes = in.take((int) length);
    if (!binary && new String(bytes, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0) {
      throw in.expected("a literal without NUL");
    }
    return bytes;
  }

  /// The announcement of a literal whose bytes were not read: the end of what there is.
  Literal announcedLiteral() throws SyntaxException {
    boolean binary = in.accept('~');
    in.expect('{');
    long length = number64("a length");
    boolean waits = !in.accept('+');
    in.expect('}');
    in.end();
    return new Literal(length, waits, binary);
  }

  /// A mailbox name in its one spelling: `INBOX` is case-insensitive (RFC 9051 §5.1).
  String mailbox() throws SyntaxException {
    return MailboxName.normalised(withoutSeparator(mailboxAsWritten()));
  }

  /// [Tolerance#TRAILING_SEPARATOR].
  private String withoutSeparator(String name) {
    int last = name.length() - 1;
    if (last < 1 || name.charAt(last) != MailboxName.SEPARATOR) {
      return name;
    }
    tolerate(Tolerance.TRAILING_SEPARATOR);
    return name.substring(0, last);
  }

  String mailboxAsWritten() throws SyntaxException {
    int at = in.position();
    return decoded(astringBytes(), at);
  }

  /// A pattern of LIST: a mailbox name in which `%` and `*` need no quotes (RFC 9051 §9).
  String listMailbox() throws SyntaxException {
    int at = in.position();
    return decoded(
        seesString()
            ? stringBytes()
            : in.oneOrMore(ImapBytes.LIST_CHAR, "a mailbox pattern")
                .getBytes(StandardCharsets.US_ASCII),
        at);
  }

  /// RFC 5257 §5, rule `entry-match`: as a pattern of LIST, but no name of a mailbox.
  String entryMatch() throws SyntaxException {
    return seesString()
        ? new String(stringBytes(), StandardCharsets.ISO_8859_1)
        : in.oneOrMore(ImapBytes.LIST_CHAR, "an entry");
  }

  private String decoded(byte[] name, int at) throws SyntaxException {
    return names
        .decode(name)
        .orElseThrow(() -> new SyntaxException("a mailbox name in " + names.title(), at));
  }

  long number() throws SyntaxException {
    long value = number64("a number");
    if (value > 0xffff_ffffL) {
      throw in.expected("a number below 2^32");
    }
    return value;
  }

  /// RFC 9051 §9, rule `number64`: up to 63 bits.
  long number64(String name) throws SyntaxException {
    if (!in.sees(ImapBytes.DIGIT)) {
      throw in.expected(name);
    }
    long value = 0;
    while (in.sees(ImapBytes.DIGIT)) {
      int digit = in.next() - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw in.expected("a number below 2^63");
      }
      value = value * 10 + digit;
    }
    return value;
  }

  boolean seesDigit() {
    return in.sees(ImapBytes.DIGIT);
  }

  long nzNumber() throws SyntaxException {
    int at = in.position();
    long value = number();
    if (value == 0) {
      throw new SyntaxException("a number above 0", at);
    }
    return value;
  }

  /// `(item item ...)`, at least one.
  <T> List<T> list(Rule<T> item) throws SyntaxException {
    in.expect('(');
    var items = new ArrayList<T>();
    do {
      items.add(item.read());
    } while (in.accept(' '));
    in.expect(')');
    return items;
  }

  @FunctionalInterface
  interface Rule<T> {
    T read() throws SyntaxException;
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Notes that something was accepted though the grammar does not allow it.
  void tolerate(Tolerance what) {
    tolerated.add(what);
  }

  /// What was accepted though the grammar does not allow it.
  Set<Tolerance> tolerated() {
    return tolerated;
  }

  int position() {
    return in.position();
  }

  boolean atEnd() {
    return in.atEnd();
  }

  /// As before a list that need not be there.
  void skipSpaceBeforeList() {
    int at = in.position();
    if (!in.accept(' ') || !in.sees('(')) {
      in.back(at);
    }
  }

  boolean sees(char b) {
    return in.sees(b);
  }

  boolean accept(char b) {
    return in.accept(b);
  }

  void expect(char b) throws SyntaxException {
    in.expect(b);
  }

  char next() throws SyntaxException {
    return (char) (in.next() & 0xff);
  }

  void space() throws SyntaxException {
    in.space();
  }

  void end() throws SyntaxException {
    in.end();
  }

  SyntaxException expected(String what) {
    return in.expected(what);
  }
}
