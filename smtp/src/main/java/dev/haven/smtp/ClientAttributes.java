package dev.haven.smtp;

import dev.haven.wire.SyntaxException;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a server in front of us says of its client, by Postfix's XCLIENT or XFORWARD: `NAME=…
/// ADDR=…`, values in xtext.
///
/// @param values decoded; a value that the server itself does not know is not there
record ClientAttributes(Map<Name, String> values) {
  /// The attributes that are understood. LOGIN is not: nobody signs in by another's word.
  enum Name {
    NAME,
    ADDR,
    PORT,
    PROTO,
    HELO,
    IDENT,
    SOURCE
  }

  private static final int LONGEST = 255;

  /// `1*( SP name "=" value )`, in any order, each once.
  static ClientAttributes parse(SmtpCursor in) throws SyntaxException {
    var values = new EnumMap<Name, String>(Name.class);
    var seen = EnumSet.noneOf(Name.class);
    do {
      in.space();
      var name = name(in);
      var value = Xtext.decode(in.attributeValue());
      if (value.filter(ClientAttributes::isPlain).isEmpty() || !seen.add(name)) {
        throw in.expected("each attribute once, with a value in xtext");
      }
      value.filter(ClientAttributes::isKnown).ifPresent(known -> values.put(name, known));
    } while (!in.atEnd());
    return new ClientAttributes(values);
  }

  private static Name name(SmtpCursor in) throws SyntaxException {
    var text = in.attributeName().toUpperCase(Locale.ROOT);
    for (var name : Name.values()) {
      if (name.name().equals(text)) {
        return name;
      }
    }
    throw in.expected("NAME, ADDR, PORT, PROTO, HELO, IDENT or SOURCE");
  }

  /// What xtext hides must not come out as a line of its own in a header or a log.
  private static boolean isPlain(String value) {
    return value.length() <= LONGEST && value.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static boolean isKnown(String value) {
    return !value.equalsIgnoreCase("[UNAVAILABLE]") && !value.equalsIgnoreCase("[TEMPUNAVAIL]");
  }

  Optional<String> value(Name name) {
    return Optional.ofNullable(values.get(name));
  }

  /// The client's address, which has to be one: names are not looked up for strangers.
  Optional<InetAddress> address() throws Refused {
    var text = value(Name.ADDR);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean six = text.get().regionMatches(true, 0, "IPv6:", 0, 5);
    try {
      return Optional.of(InetAddress.ofLiteral(six ? text.get().substring(5) : text.get()));
    } catch (IllegalArgumentException _) {
      throw Reply.refused(501, "5.5.4", "ADDR is an IPv4 address, or IPv6: and an IPv6 address");
    }
  }

  int port() throws Refused {
    var text = value(Name.PORT).orElse("0");
    boolean digits = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    int port = digits && !text.isEmpty() ? Integer.parseInt(text) : -1;
    if (port < 0 || port > 65_535) {
      throw Reply.refused(501, "5.5.4", "PORT is a number up to 65535");
    }
    return port;
  }

  /// For the log: in printable ASCII, without quotes or spaces.
  @Override
  public String toString() {
    var text = new StringBuilder();
    values.forEach((name, value) ->
        text.append(text.isEmpty() ? "" : " ")
            .append(name.name().toLowerCase(Locale.ROOT))
            .append('=')
            .append(Xtext.encode(value)));
    return text.toString();
  }
}
