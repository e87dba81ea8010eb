package dev.haven.smtp;

import dev.haven.directory.Address;
import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The rules of RFC 5321 §4.1.2 as methods on one line: each consumes what it names or throws.
///
/// Not thread-safe; one cursor belongs to one parse.
final class SmtpCursor {
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_VALUE = 1000;
  private static final int MOST_PARAMETERS = 20;

  /// RFC 3461 §4.4 says 100; some write longer ones.
  private static final int LONGEST_ENVELOPE_ID = 400;

  /// RFC 3461 §4.2 says 500.
  private static final int LONGEST_ORIGINAL = 800;

  private final byte[] line;
  private final ByteCursor in;
  private final Set<Tolerance> tolerated = EnumSet.noneOf(Tolerance.class);

  SmtpCursor(byte[] line) {
    this.line = line;
    this.in = new ByteCursor(line);
  }

  /// The name of an attribute of XCLIENT, and the `=` behind it.
  String attributeName() throws SyntaxException {
    int start = in.position();
    while (!in.atEnd() && !in.sees('=') && !in.sees(' ')) {
      in.next();
    }
    var name = new String(line, start, in.position() - start, StandardCharsets.US_ASCII);
    in.expect('=');
    return name;
  }

  /// Up to the next space.
  String attributeValue() throws SyntaxException {
    int start = in.position();
    while (!in.atEnd() && !in.sees(' ')) {
      in.next();
    }
    return new String(line, start, in.position() - start, StandardCharsets.ISO_8859_1);
  }

  SyntaxException expected(String what) {
    return in.expected(what);
  }

  /// What was accepted beyond the grammar so far.
  Set<Tolerance> tolerated() {
    return tolerated;
  }

  boolean atEnd() {
    return in.atEnd();
  }

  void space() throws SyntaxException {
    in.space();
  }

  String rest() {
    return in.rest();
  }

  /// Nothing but white space may follow; RFC 5321 §4.1.1 asks servers to bear that.
  void end() throws SyntaxException {
    skipSpaces();
    in.end();
  }

  String verb() throws SyntaxException {
    return in.oneOrMore(SmtpGrammar.ALPHA, "a command").toUpperCase(Locale.ROOT);
  }

  /// `FROM:` or `TO:` in any case, and [Tolerance#SPACE_AFTER_COLON].
  void keyword(String word) throws SyntaxException {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!in.accept(c) && !in.accept(Character.toLowerCase(c))) {
        throw in.expected(word + "<address>");
      }
    }
    int before = in.position();
    skipSpaces();
    if (in.position() > before) {
      tolerated.add(Tolerance.SPACE_AFTER_COLON);
    }
  }

  /// RFC 5321 §4.1.1.1: `Domain / address-literal`, and [Tolerance#HELLO_NOT_A_DOMAIN].
  String hello() throws SyntaxException {
    if (!in.accept(' ')) {
      throw in.expected("a space and your host's name");
    }
    skipSpaces();
    var name = text(SmtpGrammar.HELLO, LONGEST_NAME, "your host's name");
    if (!Address.isDomainOrLiteral(name)) {
      tolerated.add(Tolerance.HELLO_NOT_A_DOMAIN);
    }
    return name;
  }

  /// RFC 5321 §4.1.1.2: `Path / "<>"`, and [Tolerance#ODD_SENDER].
  Optional<Path> reversePath() throws SyntaxException {
    int start = openBracket();
    if (in.accept('>')) {
      return Optional.empty();
    }
    sourceRoute();
    var path = closed(start, Address.parseSender(in));
    if (!path.address().isWithinGrammar()) {
      tolerated.add(Tolerance.ODD_SENDER);
    }
    return Optional.of(path);
  }

  /// RFC 5321 §4.1.1.3: `Path`, or Postmaster without a domain.
  Path forwardPath() throws SyntaxException {
    int start = openBracket();
    sourceRoute();
    return closed(start, Address.parseRecipient(in));
  }

  private int openBracket() throws SyntaxException {
    if (!in.accept('<')) {
      throw in.expected("the address in angle brackets, as in <jane@example.com>,");
    }
    return in.position();
  }

  private Path closed(int start, Address address) throws SyntaxException {
    in.expect('>');
    boolean international = false;
    for (int i = start; i < in.position(); i++) {
      international |= line[i] < 0;
    }
    return new Path(address, international);
  }

  /// RFC 5321 §4.1.1.3: `@one,@two:` must be read and should be ignored.
  private void sourceRoute() throws SyntaxException {
    if (in.sees('@')) {
      in.oneOrMore(SmtpGrammar.ROUTE, "a source route");
      in.expect(':');
    }
  }

  /// RFC 5321 §4.1.2: `*(SP esmtp-param)`.
  List<Parameter> parameters() throws SyntaxException {
    var parameters = new ArrayList<Parameter>();
    while (in.accept(' ')) {
      skipSpaces();
      if (parameters.size() == MOST_PARAMETERS) {
        throw in.expected("fewer parameters");
      }
      if (!in.atEnd()) {
        parameters.add(parameter());
      }
    }
    return List.copyOf(parameters);
  }

  private Parameter parameter() throws SyntaxException {
    var keyword = in.oneOrMore(SmtpGrammar.ESMTP_KEYWORD, "a parameter").toUpperCase(Locale.ROOT);
    return switch (keyword) {
      case "SIZE" -> new Parameter.Size(valued(() -> number("a size in octets")));
      case "BODY" -> new Parameter.Body(valued(this::bodyType));
      case "AUTH" ->
          new Parameter.Auth(valued(() -> text(SmtpGrammar.XTEXT, LONGEST_VALUE, "a mailbox")));
      case "SMTPUTF8" -> new Parameter.SmtpUtf8();
      case "RET" -> new Parameter.Ret(valued(this::returned));
      case "ENVID" -> new Parameter.Envid(valued(() -> decoded(LONGEST_ENVELOPE_ID)));
      case "NOTIFY" -> new Parameter.NotifyWhen(valued(this::notifyWhen));
      case "ORCPT" -> new Parameter.Orcpt(valued(this::original));
      default -> extension(keyword);
    };
  }

  private interface Rule<T> {
    T parse() throws SyntaxException;
  }

  private <T> T valued(Rule<T> value) throws SyntaxException {
    in.expect('=');
    return value.parse();
  }

  private Parameter extension(String keyword) throws SyntaxException {
    int start = in.position();
    var value = in.accept('=') ? text(SmtpGrammar.ANY_VALUE, LONGEST_VALUE, "a value") : "";
    var parameter = ExtensionParameters.parse(keyword, value);
    if (parameter.isEmpty()) {
      throw new SyntaxException(keyword + " has a value that it cannot have", start);
    }
    return parameter.get();
  }

  /// RFC 6152 §2, RFC 3030 §3.
  private BodyType bodyType() throws SyntaxException {
    var word = in.oneOrMore(SmtpGrammar.LET_DIG, "a body type").toUpperCase(Locale.ROOT);
    return switch (word) {
      case "7BIT" -> BodyType.SEVEN_BIT;
      case "8BITMIME" -> BodyType.EIGHT_BIT_MIME;
      case "BINARYMIME" -> BodyType.BINARY_MIME;
      default -> throw in.expected("7BIT, 8BITMIME or BINARYMIME");
    };
  }

  /// RFC 3461 §4.3.
  private ReturnContent returned() throws SyntaxException {
    return switch (word("FULL or HDRS")) {
      case "FULL" -> ReturnContent.FULL;
      case "HDRS" -> ReturnContent.HEADERS;
      default -> throw in.expected("FULL or HDRS");
    };
  }

  /// RFC 3461 §4.1: NEVER, or a list of the others.
  private Notify notifyWhen() throws SyntaxException {
    boolean success = false;
    boolean failure = false;
    boolean delay = false;
    boolean never = false;
    do {
      switch (word("NEVER, SUCCESS, FAILURE or DELAY")) {
        case "NEVER" -> never = true;
        case "SUCCESS" -> success = true;
        case "FAILURE" -> failure = true;
        case "DELAY" -> delay = true;
        default -> throw in.expected("NEVER, SUCCESS, FAILURE or DELAY");
      }
    } while (in.accept(','));
    if (never && (success || failure || delay)) {
      throw in.expected("NEVER alone");
    }
    return new Notify(success, failure, delay);
  }

  private String word(String name) throws SyntaxException {
    return in.oneOrMore(SmtpGrammar.ALPHA, name).toUpperCase(Locale.ROOT);
  }

  /// RFC 3461 §4.2, RFC 6533 §3: `addr-type ";" xtext`.
  private String original() throws SyntaxException {
    var type = in.oneOrMore(SmtpGrammar.ESMTP_KEYWORD, "an address type");
    in.expect(';');
    return type + ";" + decoded(LONGEST_ORIGINAL);
  }

  private String decoded(int longest) throws SyntaxException {
    var xtext = text(SmtpGrammar.ESMTP_VALUE, longest, "xtext");
    var decoded = Xtext.decode(xtext);
    boolean plain = decoded.isPresent() && decoded.get().chars().noneMatch(Character::isISOControl);
    if (!plain) {
      throw in.expected("xtext of printable characters");
    }
    return decoded.orElseThrow();
  }

  /// RFC 3030 §2: `chunk-size`.
  long chunkSize() throws SyntaxException {
    return number("the size of the chunk");
  }

  /// RFC 4468 §3.5, as far as it is known where it ends.
  String uri() throws SyntaxException {
    return in.oneOrMore(SmtpGrammar.URI, "a URL");
  }

  /// RFC 3030 §2, RFC 4468 §3.5: `[ SP end-marker ]`.
  boolean endMarker() throws SyntaxException {
    skipSpaces();
    if (in.atEnd()) {
      return false;
    }
    if (!in.oneOrMore(SmtpGrammar.ALPHA, "LAST").equalsIgnoreCase("LAST")) {
      throw in.expected("LAST or the end of the line");
    }
    return true;
  }

  /// RFC 4954 §4.
  String mechanism() throws SyntaxException {
    in.space();
    return in.oneOrMore(SmtpGrammar.SASL_MECHANISM, "the name of a mechanism")
        .toUpperCase(Locale.ROOT);
  }

  /// RFC 4954 §4: base64, or `=` for an empty one.
  Optional<String> initialResponse() throws SyntaxException {
    skipSpaces();
    return in.atEnd() ? Optional.empty() : Optional.of(in.oneOrMore(SmtpGrammar.BASE64, "base64"));
  }

  /// RFC 5321 §4.1.1.6, RFC 5321 §4.1.1.7: `String`, taken whole.
  String string() throws SyntaxException {
    var string = in.rest().strip();
    if (string.isEmpty()) {
      throw in.expected("a name");
    }
    return string;
  }

  private long number(String name) throws SyntaxException {
    var digits = in.oneOrMore(SmtpGrammar.DIGIT, name);
    if (digits.length() > 18) {
      throw in.expected("a smaller number");
    }
    return Long.parseLong(digits);
  }

  private void skipSpaces() {
    boolean skipped;
    do {
      skipped = in.accept(' ') || in.accept('\t');
    } while (skipped);
  }

  private String text(ByteSet set, int longest, String name) throws SyntaxException {
    var bytes = new ByteArrayOutputStream();
    while (in.sees(set) && bytes.size() < longest) {
      bytes.write(in.next());
    }
    if (bytes.size() == 0 || in.sees(set)) {
      throw in.expected(name + " of at most " + longest + " octets");
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
