package dev.haven.message;

/// The words in dates: months and time zones.
final class DateNames {
  static final int NO_ZONE = Integer.MIN_VALUE;

  static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

  private static final int HOUR = 60;

  private DateNames() {}

  /// 1 to 12 for a word in lower case that begins like a month, or 0.
  static int month(String word) {
    return word.length() < 3
        ? 0
        : switch (word.substring(0, 3)) {
          case "jan" -> 1;
          case "feb" -> 2;
          case "mar" -> 3;
          case "apr" -> 4;
          case "may" -> 5;
          case "jun" -> 6;
          case "jul" -> 7;
          case "aug" -> 8;
          case "sep" -> 9;
          case "oct" -> 10;
          case "nov" -> 11;
          case "dec" -> 12;
          default -> 0;
        };
  }

  /// The offset of a zone's name in lower case: RFC 5322 §4.3, and those that mail programs wrote
  /// besides. The military letters mean nothing certain and are read as UTC, as that section says.
  static int zoneMinutes(String word) {
    return switch (word) {
      case "ut", "utc", "gmt", "z", "wet" -> 0;
      case "edt" -> -4 * HOUR;
      case "est", "cdt" -> -5 * HOUR;
      case "cst", "mdt" -> -6 * HOUR;
      case "mst", "pdt" -> -7 * HOUR;
      case "pst", "akdt" -> -8 * HOUR;
      case "akst" -> -9 * HOUR;
      case "hst" -> -10 * HOUR;
      case "bst", "west", "cet", "met", "mez" -> HOUR;
      case "cest", "mest", "mesz", "eet", "sast" -> 2 * HOUR;
      case "eest", "msk" -> 3 * HOUR;
      case "msd" -> 4 * HOUR;
      case "ist" -> 5 * HOUR + 30;
      case "jst", "kst" -> 9 * HOUR;
      case "aest" -> 10 * HOUR;
      case "aedt" -> 11 * HOUR;
      case "nzst" -> 12 * HOUR;
      case "nzdt" -> 13 * HOUR;
      default -> word.length() == 1 ? 0 : NO_ZONE;
    };
  }
}
