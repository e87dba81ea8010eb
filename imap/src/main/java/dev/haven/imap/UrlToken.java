package dev.haven.imap;

import dev.haven.account.Octets;
import dev.haven.imap.url.UrlAuthorization.Token;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How the mechanism INTERNAL of RFC 4467 §6 vouches for a URL: HMAC-SHA256 of all that comes
/// before the token, by the mailbox access key. Pure, but for [#newKey].
final class UrlToken {
  static final String MECHANISM = "INTERNAL";

  /// RFC 4467 §5 wants 128 bits at least.
  private static final int KEY_LENGTH = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private UrlToken() {}

  static Octets newKey() {
    var key = new byte[KEY_LENGTH];
    RANDOM.nextBytes(key);
    return Octets.of(key);
  }

  /// The token for a URL that ends with its access identifier.
  static Token of(String rump, Octets key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.bytes(), ALGORITHM));
      var digest = mac.doFinal(rump.getBytes(StandardCharsets.UTF_8));
      return new Token(MECHANISM, HexFormat.of().formatHex(digest));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }

  /// Whether the token vouches for the URL that it ends. Takes the same time for every wrong token.
  static boolean vouches(Token token, String url, Octets key) {
    var right = of(token.rump(url), key);
    return token.mechanism().equals(MECHANISM)
        && MessageDigest.isEqual(
            right.value().getBytes(StandardCharsets.US_ASCII),
            token.value().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
  }
}
