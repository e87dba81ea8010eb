package dev.haven.message;

/// When a message says that it was sent: its `Date` field.
///
/// @param epochSecond the moment
/// @param offsetMinutes how far the writer's clock was ahead of UTC
public record SentDate(long epochSecond, int offsetMinutes) {
  private static final int SECONDS_PER_DAY = 86_400;

  /// The writer's calendar day, in days since 1970-01-01: what IMAP's SENTBEFORE, SENTON and
  /// SENTSINCE compare, "disregarding time and timezone" (RFC 9051 §6.4.4).
  public long day() {
    return Math.floorDiv(epochSecond + offsetMinutes * 60L, SECONDS_PER_DAY);
  }
}
