package dev.haven.bench.report;

import java.util.List;

/// All rows of a run, and what was run on what.
///
/// @param when in words
/// @param machine in words
/// @param peers their versions; empty without peers
/// @param settings lines about how the sides are set up
public record Report(
    String when, String machine, String peers, List<String> settings, List<Row> rows) {
  public Report {
    settings = List.copyOf(settings);
    rows = List.copyOf(rows);
  }
}
