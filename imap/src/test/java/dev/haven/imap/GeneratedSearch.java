package dev.haven.imap;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// A random search program, and what it asks of a [GeneratedMail] with its number: as the RFC says
/// it, looked at message by message.
///
/// @param named whether it speaks of numbers, which no filter can
record GeneratedSearch(String text, boolean named, BiPredicate<Integer, GeneratedMail> holds) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);

  /// @param count of the messages there are, each with its number as its UID
  static GeneratedSearch random(Random random, int count, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      var one = random(random, count, depth - 1);
      var other = random(random, count, depth - 1);
      boolean named = one.named || other.named;
      return switch (random.nextInt(3)) {
        case 0 ->
            new GeneratedSearch(
                "OR (" + one.text + ") (" + other.text + ")", named, one.holds.or(other.holds));
        case 1 -> new GeneratedSearch("NOT (" + one.text + ")", one.named, one.holds.negate());
        default ->
            new GeneratedSearch(one.text + " " + other.text, named, one.holds.and(other.holds));
      };
    }
    return switch (random.nextInt(4)) {
      case 0 -> field(random);
      case 1 -> date(random);
      case 2 -> flagOrSize(random);
      default -> random.nextBoolean() ? words(random) : set(random, count);
    };
  }

  private static GeneratedSearch of(String text, Function<GeneratedMail, Boolean> holds) {
    return new GeneratedSearch(text, false, (_, mail) -> holds.apply(mail));
  }

  private static boolean contains(String text, String part) {
    return text.toUpperCase(Locale.ROOT).contains(part.toUpperCase(Locale.ROOT));
  }

  /// Some letters of a word, in other case.
  private static String part(Random random) {
    var word = GeneratedMail.word(random);
    int from = random.nextInt(word.length() - 2);
    var part = word.substring(from, from + 2 + random.nextInt(word.length() - from - 1));
    return random.nextBoolean() ? part.toUpperCase(Locale.ROOT) : part;
  }

  private static GeneratedSearch field(Random random) {
    var part = part(random);
    return switch (random.nextInt(6)) {
      case 0 -> of("FROM " + part, mail -> contains(mail.from(), part));
      case 1 -> of("TO " + part, mail -> contains(mail.to(), part));
      case 2 -> of("CC " + part, mail -> contains(mail.cc(), part));
      case 3 -> of("SUBJECT " + part, mail -> contains(mail.subject(), part));
      case 4 -> of("HEADER X-Tag " + part, mail -> contains(mail.tag(), part));
      default -> of("HEADER Cc \"\"", mail -> !mail.cc().isEmpty());
    };
  }

  private static GeneratedSearch words(Random random) {
    var part = part(random);
    return random.nextBoolean()
        ? of("BODY " + part, mail -> contains(mail.body(), part))
        : of("TEXT " + part, mail -> contains(mail.header() + mail.body(), part));
  }

  private static GeneratedSearch date(Random random) {
    var day = LocalDate.of(2026, 2, 27).plusDays(random.nextInt(45));
    var text = DATE.format(day);
    return switch (random.nextInt(6)) {
      case 0 -> of("BEFORE " + text, mail -> received(mail).isBefore(day));
      case 1 -> of("ON " + text, mail -> received(mail).isEqual(day));
      case 2 -> of("SINCE " + text, mail -> !received(mail).isBefore(day));
      case 3 -> of("SENTBEFORE " + text, mail -> sent(mail, date -> date.isBefore(day)));
      case 4 -> of("SENTON " + text, mail -> sent(mail, date -> date.isEqual(day)));
      default -> of("SENTSINCE " + text, mail -> sent(mail, date -> !date.isBefore(day)));
    };
  }

  private static LocalDate received(GeneratedMail mail) {
    return mail.received().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The writer's day; no day for who wrote none.
  private static boolean sent(GeneratedMail mail, Function<LocalDate, Boolean> holds) {
    return mail.sent().map(date -> holds.apply(date.toLocalDate())).orElse(false);
  }

  private static GeneratedSearch flagOrSize(Random random) {
    int size = 100 + random.nextInt(150);
    return switch (random.nextInt(6)) {
      case 0 -> of("SEEN", mail -> mail.flags().contains("\\Seen"));
      case 1 -> of("UNFLAGGED", mail -> !mail.flags().contains("\\Flagged"));
      case 2 -> of("KEYWORD $One", mail -> mail.flags().contains("$One"));
      case 3 -> of("UNKEYWORD $Never", _ -> true);
      case 4 -> of("LARGER " + size, mail -> mail.octets().length > size);
      default -> of("SMALLER " + size, mail -> mail.octets().length < size);
    };
  }

  private static GeneratedSearch set(Random random, int count) {
    int one = 1 + random.nextInt(count);
    int other = 1 + random.nextInt(count);
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    return switch (random.nextInt(4)) {
      case 0 -> range(one + ":" + other, low, high);
      case 1 -> range("UID " + high + ":*", high, count);
      case 2 -> range("UID " + (count + 5) + ":*", count, count);
      default ->
          new GeneratedSearch(
              "UID " + one + "," + other, true, (n, _) -> List.of(one, other).contains(n));
    };
  }

  private static GeneratedSearch range(String text, int low, int high) {
    return new GeneratedSearch(text, true, (n, _) -> n >= low && n <= high);
  }
}
