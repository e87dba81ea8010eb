package dev.haven.message;

import dev.haven.wire.ByteCursor;
import dev.haven.wire.ByteSet;
import dev.haven.wire.SyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/// The dates of IMAP: RFC 9051 §9, rules `date-time` and `date-text`, without the quotes around
/// them.
public final class InternalDate {
  private static final ByteSet DIGIT = ByteSet.range('0', '9');
  private static final ByteSet ALPHA = ByteSet.range('A', 'Z').plus(ByteSet.range('a', 'z'));
  private static final int SECONDS_PER_DAY = 86_400;

  private InternalDate() {}

  /// The moment as `" 2-Nov-2026 03:47:33 +0000"` is inside its quotes.
  public static String format(long epochSecond) {
    var day = LocalDate.ofEpochDay(Math.floorDiv(epochSecond, SECONDS_PER_DAY));
    var text = new StringBuilder(26);
    if (day.getDayOfMonth() < 10) {
      text.append(' ');
    }
    text.append(day.getDayOfMonth()).append('-');
    text.append(DateNames.MONTHS[day.getMonthValue() - 1]).append('-');
    DateText.append(text, day.getYear(), 4);
    DateText.appendTime(text.append(' '), Math.floorMod(epochSecond, SECONDS_PER_DAY));
    DateText.appendZone(text.append(' '), 0);
    return text.toString();
  }

  /// Reads `date-time`; returns the moment.
  public static long parse(String text) throws SyntaxException {
    var in = cursor(text);
    in.accept(' ');
    long day = date(in);
    in.space();
    int time = time(in);
    in.space();
    int offsetMinutes = zone(in);
    in.end();
    return day * SECONDS_PER_DAY + time - offsetMinutes * 60L;
  }

  /// Reads `date-text`, as `1-Feb-1994`; returns the days since 1970-01-01.
  public static long parseDay(String text) throws SyntaxException {
    var in = cursor(text);
    long day = date(in);
    in.end();
    return day;
  }

  private static ByteCursor cursor(String text) {
    return new ByteCursor(text.getBytes(StandardCharsets.UTF_8));
  }

  private static long date(ByteCursor in) throws SyntaxException {
    int day = number(in, 1, 2, "a day");
    in.expect('-');
    int month = DateNames.month(in.oneOrMore(ALPHA, "a month").toLowerCase(Locale.ROOT));
    in.expect('-');
    int year = number(in, 4, 4, "a year");
    if (month == 0 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      throw in.expected("a day that exists");
    }
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private static int time(ByteCursor in) throws SyntaxException {
    int hour = number(in, 2, 2, "an hour");
    in.expect(':');
    int minute = number(in, 2, 2, "a minute");
    in.expect(':');
    int second = number(in, 2, 2, "a second");
    if (hour > 23 || minute > 59 || second > 60) {
      throw in.expected("a time of day");
    }
    return hour * 3600 + minute * 60 + second;
  }

  private static int zone(ByteCursor in) throws SyntaxException {
    boolean west = in.accept('-');
    if (!west) {
      in.expect('+');
    }
    int zone = number(in, 4, 4, "a zone of four digits");
    if (zone % 100 > 59) {
      throw in.expected("a zone");
    }
    int minutes = zone / 100 * 60 + zone % 100;
    return west ? -minutes : minutes;
  }

  private static int number(ByteCursor in, int least, int most, String name)
      throws SyntaxException {
    var digits = in.oneOrMore(DIGIT, name);
    if (digits.length() < least || digits.length() > most) {
      throw in.expected(name);
    }
    return Integer.parseInt(digits);
  }
}
