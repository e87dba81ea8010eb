package dev.haven.diagnosis.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.StringTokenizer;

/// The text that vouches for a configuration file by its digest (draft-ietf-mailmaint-pacc):
/// `v=UAAC1; a=sha256; d=...`.
public final class PaccRecord {
  private static final String VERSION = "v=UAAC1";
  private static final String ALGORITHM = "a=sha256";

  private PaccRecord() {}

  /// The text for a file.
  static String of(String file) {
    var digest = digest(file.getBytes(StandardCharsets.UTF_8));
    return String.join("; ", VERSION, ALGORITHM, "d=" + digest);
  }

  /// Whether a text has the digest of a file.
  public static boolean vouches(String text, byte[] file) {
    return digest(text).equals(Optional.of(digest(file)));
  }

  private static String digest(byte[] file) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static Optional<String> digest(String text) {
    var fields = new StringTokenizer(text, "; ");
    boolean first = fields.hasMoreTokens() && fields.nextToken().equals(VERSION);
    boolean known = false;
    while (first && fields.hasMoreTokens()) {
      var field = fields.nextToken();
      known |= field.equals(ALGORITHM);
      if (known && field.startsWith("d=")) {
        return Optional.of(field.substring(2));
      }
    }
    return Optional.empty();
  }
}
