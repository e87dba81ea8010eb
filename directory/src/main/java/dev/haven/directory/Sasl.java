package dev.haven.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haven.directory.SaslStep.Failed;
import dev.haven.directory.SaslStep.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The sign-in mechanisms of this server.
///
/// PLAIN (RFC 4616) and LOGIN (never a standard, still what some mail programs know) both show the
/// password to the server, so both need TLS; neither limits how passwords are stored.
public final class Sasl {
  /// No credentials are longer: two names of 320 octets and a password of 1,024 bytes.
  static final int LONGEST = 2048;

  private static final int LONGEST_BASE64 = LONGEST / 3 * 4 + 4;

  private Sasl() {}

  /// What may be offered on this connection now; nothing where secrets may not travel.
  public static List<String> mechanisms(SignInContext where) {
    return where.secretsAllowed() ? List.of("PLAIN", "LOGIN") : List.of();
  }

  /// An exchange of the mechanism named, in any case; empty if there is none of that name.
  public static Optional<SaslExchange> exchange(String mechanism) {
    return switch (mechanism.toUpperCase(Locale.ROOT)) {
      case "PLAIN" -> Optional.of(new PlainExchange());
      case "LOGIN" -> Optional.of(new LoginExchange());
      default -> Optional.empty();
    };
  }

  /// The user name in a command that shows it at once; empty if it does not. What else is in it is
  /// thrown away.
  public static String user(String mechanism, Optional<String> initialResponse) {
    var step = exchange(mechanism).flatMap(exchange -> initialResponse.map(exchange::begin));
    return step.isPresent() && step.get() instanceof SaslStep.Done(var credentials)
        ? credentials.user()
        : "";
  }

  /// What to do with the bytes of a response once they are known to be well-formed.
  interface Decoded {
    SaslStep take(byte[] response);
  }

  /// `=` stands for an empty initial response (RFC 4954 §4, RFC 5034 §4, RFC 9051 §6.2.2).
  static SaslStep initial(String response, Decoded next) {
    return response.equals("=") ? next.take(new byte[0]) : decoded(response, next);
  }

  static SaslStep line(byte[] line, Decoded next) {
    if (line.length > LONGEST_BASE64) {
      return tooLong();
    }
    if (line.length == 1 && line[0] == '*') {
      return new Failed(Fault.CANCELLED, "Sign-in cancelled");
    }
    return decoded(new String(line, UTF_8), next);
  }

  private static SaslStep decoded(String base64, Decoded next) {
    if (base64.length() > LONGEST_BASE64) {
      return tooLong();
    }
    byte[] response;
    try {
      response = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return malformed("base64");
    }
    return next.take(response);
  }

  private static Failed tooLong() {
    return new Failed(Fault.TOO_LONG, "Response is longer than any name and password");
  }

  static Failed malformed(String expected) {
    return new Failed(Fault.MALFORMED, "Response is not " + expected);
  }

  /// The text of bytes in UTF-8 without NUL; empty if they are something else.
  static Optional<String> text(byte[] bytes, int from, int to) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
      return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }
}
