package dev.haven.message;

import java.time.LocalDate;
import java.util.Optional;

/// The dates of header fields: RFC 5322 §3.3. Read leniently, written strictly.
public final class MailDate {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_MINUTE = 60;

  private MailDate() {}

  /// The date in the value of a field; empty if there is none. A missing time is midnight, a
  /// missing or unknown zone is UTC (RFC 5256 §2.2).
  public static Optional<SentDate> parse(Slice value) {
    var date = new DateScanner(new FieldCursor(value));
    if (!date.scan()) {
      return Optional.empty();
    }
    long days = LocalDate.of(date.year(), date.month(), 1).toEpochDay() + date.day() - 1;
    long local = days * SECONDS_PER_DAY + date.secondOfDay();
    int offset = date.offsetMinutes();
    return Optional.of(new SentDate(local - (long) offset * SECONDS_PER_MINUTE, offset));
  }

  /// The moment as `Sun, 22 Nov 2026 03:47:33 +0000`.
  public static String format(long epochSecond) {
    return format(new SentDate(epochSecond, 0));
  }

  /// The moment on the writer's clock, as `Sun, 22 Nov 2026 04:47:33 +0100`.
  public static String format(SentDate date) {
    long local = date.epochSecond() + date.offsetMinutes() * 60L;
    var day = LocalDate.ofEpochDay(Math.floorDiv(local, SECONDS_PER_DAY));
    var text = new StringBuilder(31);
    text.append(DateNames.DAYS[day.getDayOfWeek().getValue() - 1]).append(", ");
    text.append(day.getDayOfMonth()).append(' ');
    text.append(DateNames.MONTHS[day.getMonthValue() - 1]).append(' ');
    DateText.append(text, day.getYear(), 4);
    DateText.appendTime(text.append(' '), Math.floorMod(local, SECONDS_PER_DAY));
    DateText.appendZone(text.append(' '), date.offsetMinutes());
    return text.toString();
  }
}
