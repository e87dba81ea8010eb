package dev.haven.queue.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.haven.directory.Address;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Signs with a digest of the body, read twice as a real signer does, and can tell whether a
/// message still has the body that was signed.
final class Digests implements Signatures {
  static final String FIELD = "Test-Signature: ";

  final List<LeavingMail> signed = new CopyOnWriteArrayList<>();
  volatile boolean broken;

  @Override
  public boolean wanted(Optional<Address> sender) {
    return true;
  }

  @Override
  public byte[] of(LeavingMail mail) throws IOException {
    if (broken) {
      throw new IOException("the key cannot be read");
    }
    signed.add(mail);
    read(mail);
    return (FIELD + digest(read(mail)) + "\r\n").getBytes(US_ASCII);
  }

  private static String read(LeavingMail mail) throws IOException {
    var bytes = new byte[Math.toIntExact(mail.length())];
    for (int at = 0; at < bytes.length; ) {
      at += mail.octets().read(at, bytes, at, Math.min(7, bytes.length - at));
    }
    return new String(bytes, ISO_8859_1);
  }

  private static String digest(String message) {
    try {
      var body = message.substring(message.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Whether a message has one signature, and it holds.
  static boolean holds(String message) {
    int at = message.indexOf(FIELD);
    return at >= 0
        && at == message.lastIndexOf(FIELD)
        && message.startsWith(FIELD + digest(message) + "\r\n", at);
  }
}
