package dev.haven.server.config;

import java.util.Comparator;

/// A mistake in the configuration: where, and what is wrong and would be right.
public record Problem(Position at, String text) {
  static final Comparator<Problem> IN_ORDER =
      Comparator.comparingInt((Problem p) -> p.at().line()).thenComparingInt(p -> p.at().column());

  @Override
  public String toString() {
    return at + ": " + text;
  }
}
