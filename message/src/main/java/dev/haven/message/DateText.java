package dev.haven.message;

/// The pieces that all dates of mail are written of.
final class DateText {
  private DateText() {}

  /// A number with leading zeros.
  static void append(StringBuilder text, int number, int width) {
    var digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    text.append(digits);
  }

  static void appendTime(StringBuilder text, int secondOfDay) {
    append(text, secondOfDay / 3600, 2);
    append(text.append(':'), secondOfDay / 60 % 60, 2);
    append(text.append(':'), secondOfDay % 60, 2);
  }

  static void appendZone(StringBuilder text, int offsetMinutes) {
    int distance = Math.abs(offsetMinutes);
    text.append(offsetMinutes < 0 ? '-' : '+');
    append(text, distance / 60, 2);
    append(text, distance % 60, 2);
  }
}
