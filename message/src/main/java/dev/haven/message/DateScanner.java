package dev.haven.message;

/// Takes a date of the real world apart: words and numbers in any sensible order and with any
/// punctuation.
///
/// RFC 5322 §3.3, its obsolete forms RFC 5322 §4.3, asctime(3), ISO 8601, and what is near them.
/// Not thread-safe; one scanner reads one date.
final class DateScanner {
  private static final int MAX_TOKENS = 40;
  private static final int UNSET = -1;

  private final FieldCursor in;
  private int year = UNSET;
  private int month = UNSET;
  private int day = UNSET;
  private int hour = UNSET;
  private int minute;
  private int second;
  private int offsetMinutes;
  private boolean zoneRead;
  private int meridiem;

  DateScanner(FieldCursor in) {
    this.in = in;
  }

  int year() {
    return year;
  }

  /// 1 to 12.
  int month() {
    return month;
  }

  int day() {
    return day;
  }

  int secondOfDay() {
    int hours = Math.max(0, hour);
    if (meridiem > 0 && hours < 12) {
      hours += 12;
    } else if (meridiem < 0 && hours == 12) {
      hours = 0;
    }
    return hours * 3600 + minute * 60 + second;
  }

  int offsetMinutes() {
    return offsetMinutes;
  }

  /// Reads to the end; says whether there was a date in it.
  boolean scan() {
    for (int tokens = 0; tokens < MAX_TOKENS; tokens++) {
      in.skipCfws();
      if (in.atEnd()) {
        break;
      }
      token();
    }
    return year != UNSET && month != UNSET && day != UNSET && isPossible();
  }

  private boolean isPossible() {
    return day >= 1
        && day <= 31
        && month >= 1
        && month <= 12
        && year <= 9999
        && hour <= 24
        && minute <= 59
        && second <= 60;
  }

  private void token() {
    byte b = in.peek();
    if (Ascii.isDigit(b)) {
      number();
    } else if (Ascii.isLetter(b)) {
      word();
    } else if ((b == '+' || b == '-') && hour != UNSET && !zoneRead) {
      in.skip();
      numericZone(b == '-');
    } else {
      in.skip();
    }
  }

  private void number() {
    int start = in.position();
    int value = in.digits();
    int width = in.position() - start;
    if (hour == UNSET && beginsTime()) {
      time(value);
    } else if (width >= 3) {
      longNumber(value, width);
    } else if (day == UNSET) {
      dayOrMonth(value);
    } else if (month == UNSET) {
      month = value;
      swapIfAmerican();
    } else if (year == UNSET) {
      year = value < 50 ? 2000 + value : 1900 + value; // RFC 5322 §4.3
    }
  }

  private boolean beginsTime() {
    int before = in.position();
    in.skipCfws();
    if (in.accept(':')) {
      return true;
    }
    in.moveTo(before);
    return day != UNSET && month != UNSET && year != UNSET && in.accept('.');
  }

  private void time(int hours) {
    hour = hours;
    in.skipCfws();
    minute = in.digits();
    in.skipCfws();
    if (in.accept(':') || in.accept('.')) {
      in.skipCfws();
      second = in.digits();
      if (in.accept('.')) {
        in.digits();
      }
    }
  }

  private void longNumber(int value, int width) {
    if (year == UNSET) {
      year = width == 3 ? 1900 + value : value; // RFC 5322 §4.3
    } else if (hour != UNSET && !zoneRead && width == 4) {
      zone(value, false);
    }
  }

  /// After the year comes the month, as in `2003-07-01`.
  private void dayOrMonth(int value) {
    if (year != UNSET && month == UNSET) {
      month = value;
    } else {
      day = value;
    }
  }

  private void swapIfAmerican() {
    if (month > 12 && day <= 12) {
      int first = day;
      day = month;
      month = first;
    }
  }

  private void numericZone(boolean west) {
    int start = in.position();
    int value = in.digits();
    int width = in.position() - start;
    if (width <= 2 && in.accept(':')) {
      value = value * 100 + in.digits();
    } else if (width <= 2) {
      value *= 100;
    }
    zone(value, west);
  }

  private void zone(int hoursAndMinutes, boolean west) {
    int hours = hoursAndMinutes / 100;
    int minutes = hoursAndMinutes % 100;
    zoneRead = true;
    if (hours < 24 && minutes < 60) {
      offsetMinutes = (west ? -1 : 1) * (hours * 60 + minutes);
    }
  }

  private void word() {
    int start = in.position();
    in.letters();
    var word = in.lowerText(start, in.position());
    int named = month == UNSET ? DateNames.month(word) : 0;
    if (named > 0) {
      month = named;
    } else if (hour != UNSET) {
      afterTime(word);
    }
  }

  private void afterTime(String word) {
    if (word.equals("am") || word.equals("pm")) {
      meridiem = word.equals("pm") ? 1 : -1;
      return;
    }
    int minutes = DateNames.zoneMinutes(word);
    boolean offsetFollows = in.sees('+') || in.sees('-');
    if (minutes != DateNames.NO_ZONE && !zoneRead && !offsetFollows) {
      zoneRead = true;
      offsetMinutes = minutes;
    }
  }
}
