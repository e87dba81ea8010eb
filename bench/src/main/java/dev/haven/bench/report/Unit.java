package dev.haven.bench.report;

import java.util.Locale;

/// What a figure is, how it is written, and whether more of it is better.
public enum Unit {
  SECONDS(false),
  PER_SECOND(true),
  BYTES(false);

  private static final double KIB = 1024;

  private final boolean moreIsBetter;

  Unit(boolean moreIsBetter) {
    this.moreIsBetter = moreIsBetter;
  }

  /// How many times better the first figure is than the second; more than 1 if it is better at all.
  public double advantage(double ours, double theirs) {
    return moreIsBetter ? ours / theirs : theirs / ours;
  }

  public String text(double value) {
    return switch (this) {
      case SECONDS -> duration(value);
      case PER_SECOND -> number(value) + "/s";
      case BYTES -> octets(value);
    };
  }

  /// In the unit in which it has one to three digits before the point.
  public static String duration(double seconds) {
    if (seconds < 1e-3) {
      return number(seconds * 1e6) + " µs";
    }
    return seconds < 1 ? number(seconds * 1e3) + " ms" : number(seconds) + " s";
  }

  public static String octets(double octets) {
    if (octets < KIB) {
      return number(octets) + " B";
    }
    return octets < KIB * KIB ? number(octets / KIB) + " KiB" : number(octets / KIB / KIB) + " MiB";
  }

  /// With three digits that count, at least.
  public static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
  }
}
