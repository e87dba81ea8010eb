package dev.haven.imap;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A message that a test made up, and so knows all about.
///
/// @param to the first of To, as its header has it; empty for no field
/// @param sent the `Date` field, if there is one
/// @param flags as a client writes them, added to by the test
record GeneratedMail(
    String from,
    String to,
    String cc,
    String subject,
    String baseSubject,
    String tag,
    String body,
    Optional<OffsetDateTime> sent,
    Instant received,
    Set<String> flags) {
  /// Words that are in no field's name and no date.
  static final List<String> WORDS =
      List.of("heron", "Kestrel", "PLOVER", "finch", "Linnet", "wren", "Avocet", "dunlin");

  private static final List<String> HOSTS = List.of("birds.example", "Wading.example");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss xx", Locale.ENGLISH);
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  static GeneratedMail random(Random random) {
    var base = word(random) + (random.nextBoolean() ? "" : " " + word(random));
    var sent =
        START
            .plusSeconds(random.nextInt(40 * 86_400))
            .atOffset(ZoneOffset.ofHours(random.nextInt(25) - 12));
    return new GeneratedMail(
        address(random),
        random.nextInt(5) == 0 ? "" : address(random),
        random.nextInt(2) == 0 ? "" : address(random),
        List.of("", "Re: ", "Fwd: ", "[list] ", "RE: Re: ").get(random.nextInt(5)) + base,
        base,
        word(random),
        (word(random) + "\r\n").repeat(1 + random.nextInt(6)) + word(random) + "\r\n",
        random.nextInt(6) == 0 ? Optional.empty() : Optional.of(sent),
        START.plusSeconds(random.nextInt(40 * 86_400)),
        new HashSet<>());
  }

  static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String address(Random random) {
    var mailbox = word(random) + random.nextInt(3);
    var host = HOSTS.get(random.nextInt(HOSTS.size()));
    return random.nextInt(3) == 0
        ? mailbox + "@" + host
        : word(random) + " <" + mailbox + "@" + host + ">";
  }

  String header() {
    return "From: %s\r\n%s%sSubject: %s\r\n%sX-Tag: %s\r\n\r\n"
        .formatted(
            from,
            to.isEmpty() ? "" : "To: " + to + "\r\n",
            cc.isEmpty() ? "" : "Cc: " + cc + "\r\n",
            subject,
            sent.map(date -> "Date: " + DATE.format(date) + "\r\n").orElse(""),
            tag);
  }

  byte[] octets() {
    return (header() + body).getBytes(StandardCharsets.US_ASCII);
  }

  /// When it was written, or else came: RFC 5256 §2.2.
  long moment() {
    return sent.map(OffsetDateTime::toEpochSecond).orElse(received.getEpochSecond());
  }

  /// The local part of the first address, as RFC 5256 §3 sorts by it.
  static String mailbox(String address) {
    var bare = address.substring(address.indexOf('<') + 1);
    return bare.isEmpty() ? "" : bare.substring(0, bare.indexOf('@'));
  }

  /// What is displayed of the first address: RFC 5957 §3.
  static String displayed(String address) {
    int bracket = address.indexOf('<');
    return bracket < 0 ? address : address.substring(0, bracket - 1);
  }
}
