package dev.haven.queue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The digest of what a sender wrote, by which the same message is known again. For one thread.
sealed interface Fingerprint {
  void add(byte[] bytes, int offset, int length);

  /// Asked once, at the end.
  String hex();

  static Fingerprint wanted() {
    try {
      return new Taken(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java has it
    }
  }

  static Fingerprint unwanted() {
    return new Spared();
  }

  record Taken(MessageDigest digest) implements Fingerprint {
    @Override
    public void add(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  /// Nobody will ask whether the message came before.
  record Spared() implements Fingerprint {
    @Override
    public void add(byte[] bytes, int offset, int length) {}

    @Override
    public String hex() {
      return "";
    }
  }
}
