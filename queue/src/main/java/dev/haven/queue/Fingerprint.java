package dev.haven.queue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digest of what a sender wrote, by which the same message is known again; or nothing, where
/// nobody will ask. For one thread.
final class Fingerprint {
  private final MessageDigest digest;
  private final boolean wanted;

  Fingerprint(boolean wanted) {
    this.digest = sha256();
    this.wanted = wanted;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }

  void add(byte[] bytes, int offset, int length) {
    if (wanted) {
      digest.update(bytes, offset, length);
    }
  }

  /// Asked once, at the end.
  String hex() {
    return wanted ? HexFormat.of().formatHex(digest.digest()) : "";
  }
}
