package dev.haven.server.trial;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Random;

/// A message that can be told from all others, and made again from its id alone.
final class TrialMessage {
  private static final String HEADER = "X-Trial: ";

  private TrialMessage() {}

  /// From a hundred bytes to some tens of thousands.
  static String text(String id) {
    var random = new Random(id.hashCode());
    var text = new StringBuilder(HEADER + id + "\r\n");
    text.append("From: trial@elsewhere.example\r\nSubject: trial ").append(id).append("\r\n\r\n");
    int lines = random.nextInt(10) == 0 ? 400 : 1 + random.nextInt(20);
    for (int i = 0; i < lines; i++) {
      text.append(Long.toHexString(random.nextLong()).repeat(1 + random.nextInt(5))).append("\r\n");
    }
    return text.toString();
  }

  static byte[] bytes(String id) {
    return text(id).getBytes(US_ASCII);
  }

  /// The id of a message that has come back, whatever was put before it on the way.
  static String id(String received) {
    int start = received.indexOf(HEADER);
    int end = received.indexOf('\r', Math.max(0, start));
    if (start < 0 || end < 0) {
      throw new UnexpectedAnswer("no message of ours: " + received);
    }
    return received.substring(start + HEADER.length(), end);
  }

  /// Whether nothing of it was lost or changed; header fields may have been put before it.
  static boolean isWhole(String received) {
    return received.endsWith(text(id(received)));
  }
}
