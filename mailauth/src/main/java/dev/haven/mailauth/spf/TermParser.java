package dev.haven.mailauth.spf;

import dev.haven.wire.AddressRange;
import dev.haven.wire.SyntaxException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;

/// The grammar of one term (RFC 7208 §12).
final class TermParser {
  private static final String ENDS_OF_NAMES = ":/=";
  private static final String IN_IPV6 = "0123456789abcdefABCDEF:.";

  private final String text;

  private TermParser(String text) {
    this.text = text;
  }

  /// Reads a word of a record.
  static Term term(String text) throws SyntaxException {
    return new TermParser(text).term();
  }

  private Term term() throws SyntaxException {
    int end = 0;
    while (end < text.length() && ENDS_OF_NAMES.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '=') {
      return modifier(text.substring(0, end), text.substring(end + 1));
    }
    var signed = Qualifier.of(text.charAt(0));
    var name = text.substring(signed.isPresent() ? 1 : 0, end);
    var mechanism = mechanism(name.toLowerCase(Locale.ROOT), text.substring(end));
    return new Term.Directive(signed.orElse(Qualifier.PLUS), mechanism, text);
  }

  private Term modifier(String name, String value) throws SyntaxException {
    boolean right = !name.isEmpty() && MacroParser.ALPHA.contains((byte) name.charAt(0));
    for (int i = 0; right && i < name.length(); i++) {
      byte b = (byte) name.charAt(i);
      right = isAscii(name.charAt(i)) && (isLetterOrDigit(b) || "-_.".indexOf(b) >= 0);
    }
    if (!right) {
      throw expected("a name of a modifier");
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "redirect" -> new Term.Redirect(MacroParser.domainSpec(value), text);
      case "exp" -> new Term.Explanation(MacroParser.domainSpec(value));
      default -> {
        MacroParser.macroString(value);
        yield new Term.Unknown(name);
      }
    };
  }

  private static boolean isAscii(char c) {
    return c < 0x80;
  }

  private static boolean isLetterOrDigit(byte b) {
    return MacroParser.ALPHA.contains(b) || MacroParser.DIGIT.contains(b);
  }

  private Mechanism mechanism(String name, String rest) throws SyntaxException {
    return switch (name) {
      case "all" -> {
        nothing(rest);
        yield new Mechanism.All();
      }
      case "include" -> new Mechanism.Include(domain(rest));
      case "a" -> {
        var split = Lengths.split(rest);
        yield new Mechanism.A(optionalDomain(split.before()), split.lengths());
      }
      case "mx" -> {
        var split = Lengths.split(rest);
        yield new Mechanism.Mx(optionalDomain(split.before()), split.lengths());
      }
      case "ptr" -> new Mechanism.Ptr(optionalDomain(rest));
      case "ip4" -> four(argument(rest));
      case "ip6" -> six(argument(rest));
      case "exists" -> new Mechanism.Exists(domain(rest));
      default -> throw expected("a mechanism (all, include, a, mx, ptr, ip4, ip6, exists)");
    };
  }

  private void nothing(String rest) throws SyntaxException {
    if (!rest.isEmpty()) {
      throw expected("nothing behind it");
    }
  }

  private String argument(String rest) throws SyntaxException {
    if (!rest.startsWith(":")) {
      throw expected("a colon and a value");
    }
    return rest.substring(1);
  }

  private MacroString domain(String rest) throws SyntaxException {
    return MacroParser.domainSpec(argument(rest));
  }

  private MacroString optionalDomain(String rest) throws SyntaxException {
    return rest.isEmpty() ? MacroString.CURRENT_DOMAIN : domain(rest);
  }

  /// `qnum "." qnum "." qnum "." qnum`, none of them with a leading zero.
  private Mechanism four(String argument) throws SyntaxException {
    int slash = argument.indexOf('/');
    var literal = slash < 0 ? argument : argument.substring(0, slash);
    var address = new byte[Integer.BYTES];
    int at = 0;
    for (int i = 0; i < address.length; i++) {
      int dot = literal.indexOf('.', at);
      boolean last = i == address.length - 1;
      if (dot < 0 != last) {
        throw expected("a whole IPv4 address");
      }
      var number = literal.substring(at, last ? literal.length() : dot);
      address[i] =
          (byte) Lengths.number(number, 255).orElseThrow(() -> expected("an IPv4 address"));
      at = dot + 1;
    }
    return network(address, slash < 0 ? "" : argument.substring(slash + 1), slash >= 0);
  }

  private Mechanism six(String argument) throws SyntaxException {
    int slash = argument.indexOf('/');
    var literal = slash < 0 ? argument : argument.substring(0, slash);
    boolean possible =
        literal.indexOf(':') >= 0 && literal.chars().allMatch(c -> IN_IPV6.indexOf(c) >= 0);
    if (!possible) {
      throw expected("an IPv6 address");
    }
    return network(bytes(literal), slash < 0 ? "" : argument.substring(slash + 1), slash >= 0);
  }

  /// An IPv4 address in the clothes of IPv6 stays IPv6: no client has one (RFC 7208 §5).
  private byte[] bytes(String literal) throws SyntaxException {
    try {
      var address = InetAddress.ofLiteral(literal);
      if (address instanceof Inet6Address) {
        return address.getAddress();
      }
      var mapped = new byte[16];
      mapped[10] = (byte) 0xff;
      mapped[11] = (byte) 0xff;
      System.arraycopy(address.getAddress(), 0, mapped, 12, Integer.BYTES);
      return mapped;
    } catch (IllegalArgumentException _) {
      throw expected("an IPv6 address");
    }
  }

  private Mechanism network(byte[] address, String length, boolean given) throws SyntaxException {
    int most = 8 * address.length;
    int bits =
        given
            ? Lengths.number(length, most)
                .orElseThrow(() -> expected("a prefix length from 0 to " + most))
            : most;
    return new Mechanism.Ip(AddressRange.of(address, bits));
  }

  private SyntaxException expected(String what) {
    return new SyntaxException(what, 0);
  }
}
