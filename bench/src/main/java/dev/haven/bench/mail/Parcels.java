package dev.haven.bench.mail;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/// Messages of one size to be sent by SMTP or APPEND: each has a header of its own and shares the
/// rest with the others, so that making one costs the client nothing. The last line has no line
/// end.
public final class Parcels {
  private static final long SEED = 77;
  private static final int HEAD_WIDTH = 9;

  private final int octets;
  private final byte[] rest;

  public Parcels(int octets) {
    this.octets = octets;
    int length = octets - head(0).length;
    var text = "\r\n" + Words.paragraph(new SplittableRandom(SEED), length);
    rest = cut(text, length).getBytes(StandardCharsets.US_ASCII);
  }

  /// Ends with neither a space nor a line end: such an end would not be the same after transport.
  private static String cut(String text, int length) {
    var whole = new StringBuilder(text.substring(0, length));
    for (int i = length - 3; i < length; i++) {
      whole.setCharAt(i, '.');
    }
    if (whole.charAt(length - 4) == '\n' || whole.charAt(length - 4) == '\r') {
      whole.setCharAt(length - 4, 'x');
      whole.setCharAt(length - 5, 'x');
    }
    return whole.toString();
  }

  /// The header, which has the number in it; always the same length.
  public byte[] head(int number) {
    var serial = "%0" + HEAD_WIDTH + "d";
    return """
    From: Load Sender <sender@client.example>
    To: Somebody <somebody@bench.example>
    Subject: Parcel %s of many
    Date: Mon, 5 Jan 2026 10:00:00 +0000
    Message-ID: <%s.parcel@client.example>
    MIME-Version: 1.0
    Content-Type: text/plain; charset=us-ascii
    """
        .replace("\n", "\r\n")
        .formatted(serial.formatted(number), serial.formatted(number))
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// What follows the header: the empty line and the body.
  public byte[] rest() {
    return rest.clone();
  }

  public int octets() {
    return octets;
  }

  /// The number of a parcel that was delivered: its header is looked for behind what servers put
  /// before it.
  ///
  /// @return -1 if this is no parcel of ours, or not exactly as it was sent
  public int number(byte[] delivered) {
    int end = trimmed(delivered);
    int at = end - octets;
    if (at < 0) {
      return -1;
    }
    var head = new String(delivered, at, head(0).length, StandardCharsets.US_ASCII);
    int from = head.indexOf("Message-ID: <") + "Message-ID: <".length();
    if (from < "Message-ID: <".length() || from + HEAD_WIDTH > head.length()) {
      return -1;
    }
    int number = digits(head, from);
    return number >= 0 && matches(delivered, at, number) ? number : -1;
  }

  private static int digits(String text, int from) {
    int number = 0;
    for (int i = from; i < from + HEAD_WIDTH; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private boolean matches(byte[] delivered, int at, int number) {
    var head = head(number);
    for (int i = 0; i < octets; i++) {
      byte sent = i < head.length ? head[i] : rest[i - head.length];
      if (delivered[at + i] != sent) {
        return false;
      }
    }
    return true;
  }

  /// SMTP gives every message a last line end.
  private static int trimmed(byte[] delivered) {
    int end = delivered.length;
    while (end > 0 && (delivered[end - 1] == '\n' || delivered[end - 1] == '\r')) {
      end--;
    }
    return end;
  }
}
