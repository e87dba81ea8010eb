package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.mail.Letter;
import dev.haven.bench.mail.Letters;
import dev.haven.bench.side.Service;
import dev.haven.bench.side.Side;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Fills INBOXes with letters, the same on both sides, in the fastest way that a side offers.
final class Library {
  private static final int BATCH = 250;
  private static final DateTimeFormatter INTERNAL_DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss '+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Library() {}

  /// Fills an account's INBOX with the first letters, and lets the server see everything once that
  /// it may want to remember: nobody's caches are cold.
  static void fill(Stage stage, Side side, String person, int letters) throws IOException {
    if (!stage.first(side, "letters of " + person)) {
      return;
    }
    try (var imap = open(side, person)) {
      append(imap, "INBOX", letters);
      imap.require("SELECT INBOX");
      imap.require(
          "FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE"
              + " BODY.PEEK[HEADER.FIELDS (From To Subject Date Message-ID)]"
              + " BODY.PEEK[HEADER.FIELDS (References In-Reply-To)])");
      imap.require("LOGOUT");
    }
  }

  static Imap open(Side side, String person) throws IOException {
    return Imap.open(side.door(Service.IMAP), Side.address(person), Side.QUOTED_PASSWORD);
  }

  /// With RFC 3502 §6.3.11 where it is offered, else as commands that do not wait for one another.
  static void append(Imap imap, String mailbox, int letters) throws IOException {
    boolean multi = imap.offers("MULTIAPPEND");
    for (int from = 0; from < letters; from += BATCH) {
      int to = Math.min(letters, from + BATCH);
      imap.send(multi ? together(mailbox, from, to) : apart(mailbox, from, to));
      for (int i = from; i < (multi ? from + 1 : to); i++) {
        imap.completion();
      }
    }
  }

  private static byte[] together(String mailbox, int from, int to) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ascii("a APPEND " + mailbox));
    for (int i = from; i < to; i++) {
      message(bytes, Letters.letter(i));
    }
    bytes.writeBytes(ascii("\r\n"));
    return bytes.toByteArray();
  }

  private static byte[] apart(String mailbox, int from, int to) {
    var bytes = new ByteArrayOutputStream();
    for (int i = from; i < to; i++) {
      bytes.writeBytes(ascii("a APPEND " + mailbox));
      message(bytes, Letters.letter(i));
      bytes.writeBytes(ascii("\r\n"));
    }
    return bytes.toByteArray();
  }

  private static void message(ByteArrayOutputStream bytes, Letter letter) {
    var date = INTERNAL_DATE.format(Letters.received(letter.number()));
    bytes.writeBytes(
        ascii(
            " (%s) \"%s\" {%d+}\r\n"
                .formatted(String.join(" ", letter.flags()), date, letter.bytes().length)));
    bytes.writeBytes(letter.bytes());
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// As INTERNALDATE is answered.
  static String internalDate(int number) {
    return INTERNAL_DATE.format(Letters.received(number));
  }
}
