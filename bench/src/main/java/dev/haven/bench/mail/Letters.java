package dev.haven.bench.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// The letters of a mailbox: about 2 KiB each, as people and programs write them. The letter of a
/// number is the same in every run, whichever others are made.
public final class Letters {
  /// Found by a search for text in exactly every 100th letter, and in no other.
  public static final String RARE = "kaleidoscope";

  private static final long SEED = 20_260_101;
  private static final long SECONDS_BETWEEN = 900;
  private static final Instant FIRST = Instant.parse("2023-01-02T06:00:00Z");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Letters() {}

  public static Letter letter(int number) {
    var random = new SplittableRandom(SEED + number * 0x9E3779B97F4A7C15L);
    var given = Words.one(random, Words.GIVEN);
    var family = Words.one(random, Words.FAMILY);
    var domain = Words.one(random, Words.DOMAINS);
    var sender = "%s %s <%s.%s@%s>".formatted(given, family, lower(given), lower(family), domain);
    var subject = subject(random);
    var date = date(number, random);
    var id = messageId(number);
    var head = new StringBuilder();
    trace(head, number, domain, date);
    head.append("From: ").append(sender).append("\r\n");
    head.append("To: Jane Doe <jane@bench.example>").append(others(random)).append("\r\n");
    head.append("Subject: ").append(subject).append("\r\n");
    head.append("Date: ").append(DATE.format(date)).append("\r\n");
    head.append("Message-ID: ").append(id).append("\r\n");
    replies(head, number, random);
    head.append("MIME-Version: 1.0\r\n");
    var text = head.append(body(number, random)).toString();
    return new Letter(number, text, sender, subject, id, date, flags(random));
  }

  /// Letters come in every quarter of an hour; what they say of their date lies up to a day before.
  public static Instant received(int number) {
    return FIRST.plusSeconds(number * SECONDS_BETWEEN);
  }

  private static Instant date(int number, SplittableRandom random) {
    return received(number).minusSeconds(random.nextInt(86_400));
  }

  private static String messageId(int number) {
    return "<%d.%x@mail.example>".formatted(number, number * 0x9E3779B9L & 0xFFFFFFFFL);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String subject(SplittableRandom random) {
    var reply = random.nextInt(3) == 0 ? "Re: " : "";
    var words = Words.several(random, 3 + random.nextInt(5));
    return reply + Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String others(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(4); i > 1; i--) {
      var name = Words.one(random, Words.GIVEN);
      text.append(",\r\n ").append(name).append(" <").append(lower(name)).append("@example.org>");
    }
    return text.toString();
  }

  private static void trace(StringBuilder head, int number, String domain, Instant date) {
    head.append("Return-Path: <bounce-").append(number).append('@').append(domain).append(">\r\n");
    head.append(
        "Received: from mx1.%s (mx1.%s [192.0.2.%d])\r\n"
            .formatted(domain, domain, number % 250 + 1));
    head.append(
        "\tby mail.bench.example with ESMTPS id %08x;\r\n\t%s\r\n"
            .formatted(number, DATE.format(date)));
  }

  /// Four in ten letters answer one of the twenty before.
  private static void replies(StringBuilder head, int number, SplittableRandom random) {
    if (number > 20 && random.nextInt(10) < 4) {
      int earlier = number - 1 - random.nextInt(20);
      var parent = messageId(earlier);
      head.append("In-Reply-To: ").append(parent).append("\r\n");
      head.append("References: ").append(messageId(earlier - earlier % 10)).append("\r\n ");
      head.append(parent).append("\r\n");
    }
  }

  private static String body(int number, SplittableRandom random) {
    int kind = random.nextInt(20);
    var rare = number % 100 == 0 ? "A " + RARE + " of thanks.\r\n" : "";
    var text = rare + Words.paragraph(random, 600 + random.nextInt(700));
    if (kind < 10) {
      return "Content-Type: text/plain; charset=utf-8\r\n\r\n"
          + text
          + "\r\n"
          + Words.paragraph(random, 300 + random.nextInt(600));
    }
    return kind < 17 ? alternative(number, text) : mixed(number, text, random);
  }

  private static String alternative(int number, String text) {
    var boundary = "=_alt_" + number;
    return """
    Content-Type: multipart/alternative; boundary="%1$s"

    --%1$s
    Content-Type: text/plain; charset=utf-8

    %2$s
    --%1$s
    Content-Type: text/html; charset=utf-8

    <html><body><p>%2$s</p></body></html>
    --%1$s--
    """
        .replace("\n", "\r\n")
        .formatted(boundary, text);
  }

  private static String mixed(int number, String text, SplittableRandom random) {
    var boundary = "=_mix_" + number;
    var octets = new byte[400 + random.nextInt(400)];
    random.nextBytes(octets);
    var encoded = Base64.getMimeEncoder().encodeToString(octets);
    return """
    Content-Type: multipart/mixed; boundary="%1$s"

    --%1$s
    Content-Type: text/plain; charset=utf-8

    %2$s
    --%1$s
    Content-Type: application/pdf; name="paper-%3$d.pdf"
    Content-Disposition: attachment; filename="paper-%3$d.pdf"
    Content-Transfer-Encoding: base64

    %4$s
    --%1$s--
    """
        .replace("\n", "\r\n")
        .formatted(boundary, text, number, encoded);
  }

  private static List<String> flags(SplittableRandom random) {
    var flags = new ArrayList<String>();
    if (random.nextInt(10) < 8) {
      flags.add("\\Seen");
    }
    if (random.nextInt(10) == 0) {
      flags.add("\\Flagged");
    }
    if (random.nextInt(5) == 0) {
      flags.add("\\Answered");
    }
    return List.copyOf(flags);
  }
}
