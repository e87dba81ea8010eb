package dev.haven.server.config;

import java.util.List;
import java.util.Optional;

/// An amount of bytes, written as `50 MB` or `50 MiB`.
public record Octets(long value) {
  private record Unit(String name, long octets) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("TiB", 1L << 40),
          new Unit("TB", 1_000_000_000_000L),
          new Unit("GiB", 1L << 30),
          new Unit("GB", 1_000_000_000),
          new Unit("MiB", 1L << 20),
          new Unit("MB", 1_000_000),
          new Unit("KiB", 1L << 10),
          new Unit("KB", 1_000),
          new Unit("B", 1));

  public static Octets mebi(long count) {
    return new Octets(count << 20);
  }

  /// The amount that a text means.
  public static Optional<Octets> parse(String text) {
    for (var unit : UNITS) {
      if (text.regionMatches(
          true, text.length() - unit.name().length(), unit.name(), 0, unit.name().length())) {
        var count = text.substring(0, text.length() - unit.name().length()).strip();
        return Amounts.count(count, Long.MAX_VALUE / unit.octets())
            .map(n -> new Octets(n * unit.octets()));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    for (var unit : UNITS) {
      if (value >= unit.octets() && value % unit.octets() == 0) {
        return value / unit.octets() + " " + unit.name();
      }
    }
    return value + " B";
  }
}
