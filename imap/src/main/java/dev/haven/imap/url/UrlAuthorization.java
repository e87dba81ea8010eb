package dev.haven.imap.url;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The `;EXPIRE=...;URLAUTH=...` at the end of a URL (RFC 4467 §3, RFC 5092 §6.1).
///
/// @param expire as it was written, since a token vouches for that text
/// @param token who vouches for it; empty in a rump that is still to be authorized
public record UrlAuthorization(Optional<String> expire, Access access, Optional<Token> token) {

  /// Who may use the URL (RFC 4467 §3).
  ///
  /// @param user for `submit+` and `user+`; empty otherwise
  public record Access(Kind kind, String user) {
    @Override
    public String toString() {
      return kind.wire + PercentCoding.encode(user, UrlParser.A_CHAR);
    }
  }

  public enum Kind {
    /// Message submission, on behalf of that user.
    SUBMIT("submit+"),
    /// That user.
    USER("user+"),
    /// Whoever has signed in, but anonymously.
    AUTHUSER("authuser"),
    ANONYMOUS("anonymous");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    String wire() {
      return wire;
    }

    boolean takesUser() {
      return wire.endsWith("+");
    }
  }

  /// What ends an authorized URL: RFC 4467 §9, rule `uauth-verifier`.
  ///
  /// @param mechanism in upper case
  /// @param value hexadecimal digits, as they were written
  public record Token(String mechanism, String value) {
    /// What it vouches for: the URL, as it was written, up to the token.
    public String rump(String url) {
      return url.substring(0, url.length() - toString().length());
    }

    @Override
    public String toString() {
      return ":" + mechanism.toLowerCase(Locale.ROOT) + ":" + value;
    }
  }

  public UrlAuthorization with(Token given) {
    return new UrlAuthorization(expire, access, Optional.of(given));
  }

  /// Whether its time is over (RFC 4467 §3).
  public boolean isExpired(Instant now) {
    return expire.isPresent() && !now.isBefore(Expiry.parse(expire.get()).orElse(Instant.MIN));
  }

  void write(StringBuilder text) {
    expire.ifPresent(it -> text.append(";EXPIRE=").append(it));
    text.append(";URLAUTH=").append(access);
    token.ifPresent(text::append);
  }
}
