package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// Dates as IMAP writes them (RFC 9051 §9, rules `date` and `date-time`).
final class ImapDates {
  private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  private static final String MONTH_NAMES = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final int SECONDS_PER_DAY = 86_400;

  private ImapDates() {}

  /// `1-Feb-1994`, quoted or not, as days since 1970.
  static long date(ImapCursor in) throws SyntaxException {
    int at = in.position();
    boolean quoted = in.accept('"');
    int day = in.seesDigit() ? digit(in) : -1;
    if (in.seesDigit()) {
      day = day * 10 + digit(in);
    }
    in.expect('-');
    int month = month(in);
    in.expect('-');
    int year = digits(in, 4);
    if (quoted) {
      in.expect('"');
    }
    try {
      return LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      throw new SyntaxException("a day of the calendar", at);
    }
  }

  /// `"17-Jul-1996 02:44:25 -0700"` in seconds since 1970.
  static long dateTime(ImapCursor in) throws SyntaxException {
    int at = in.position();
    in.expect('"');
    int day = in.accept(' ') ? digit(in) : digits(in, 2);
    in.expect('-');
    int month = month(in);
    in.expect('-');
    int year = digits(in, 4);
    in.space();
    int hour = digits(in, 2);
    in.expect(':');
    int minute = digits(in, 2);
    in.expect(':');
    int second = digits(in, 2);
    in.space();
    int offset = offsetSeconds(in);
    in.expect('"');
    try {
      // A leap second is the last of its minute: no clock here has it.
      var time = LocalDateTime.of(year, month, day, hour, minute, Math.min(second, 59));
      return inFourDigits(time.toEpochSecond(ZoneOffset.UTC) - offset);
    } catch (DateTimeException e) {
      throw new SyntaxException("a moment of the calendar", at);
    }
  }

  /// Refuses the few hours whose year is not one of four digits in UTC, as they are written.
  private static long inFourDigits(long epochSecond) {
    int year = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC).getYear();
    if (year < 0 || year > 9999) {
      throw new DateTimeException("year " + year);
    }
    return epochSecond;
  }

  private static int offsetSeconds(ImapCursor in) throws SyntaxException {
    boolean west = in.accept('-');
    if (!west) {
      in.expect('+');
    }
    int hours = digits(in, 2);
    int seconds = (hours * 60 + digits(in, 2)) * 60;
    return west ? -seconds : seconds;
  }

  private static int month(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var name = "" + in.next() + in.next() + in.next();
    int found = MONTHS.indexOf(name.toUpperCase(Locale.ROOT));
    if (found < 0 || found % 3 != 0) {
      throw new SyntaxException("a month", at);
    }
    return found / 3 + 1;
  }

  private static int digits(ImapCursor in, int count) throws SyntaxException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value * 10 + digit(in);
    }
    return value;
  }

  private static int digit(ImapCursor in) throws SyntaxException {
    if (!in.seesDigit()) {
      throw in.expected("a digit");
    }
    return in.next() - '0';
  }

  /// Writes a moment as `"17-Jul-1996 09:44:25 +0000"`, without making garbage.
  static void write(long epochSecond, Responses out) {
    long days = Math.floorDiv(epochSecond, SECONDS_PER_DAY);
    int second = Math.floorMod(epochSecond, SECONDS_PER_DAY);
    // Days of a calendar whose year begins in March, so that the leap day comes last.
    long z = days + 719_468;
    long era = Math.floorDiv(z, 146_097);
    int dayOfEra = (int) (z - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    out.put('"').put(day < 10 ? ' ' : (char) ('0' + day / 10)).put((char) ('0' + day % 10));
    out.put('-');
    for (int i = 3 * month - 3; i < 3 * month; i++) {
      out.put(MONTH_NAMES.charAt(i));
    }
    twoDigits(out.put('-'), year / 100 % 100);
    twoDigits(out, year % 100);
    twoDigits(out.put(' '), second / 3600);
    twoDigits(out.put(':'), second / 60 % 60);
    twoDigits(out.put(':'), second % 60);
    out.ascii(" +0000\"");
  }

  private static void twoDigits(Responses out, int value) {
    out.put((char) ('0' + value / 10)).put((char) ('0' + value % 10));
  }
}
