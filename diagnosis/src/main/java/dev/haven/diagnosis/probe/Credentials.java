package dev.haven.diagnosis.probe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What somebody signs in with.
public record Credentials(String user, String password) {
  /// RFC 4616 §2.
  String plain() {
    return base64("\0" + user + "\0" + password);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Never the password.
  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
