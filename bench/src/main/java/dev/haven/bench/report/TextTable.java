package dev.haven.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The table of a run: columns of cells, as plain text or as Markdown.
public final class TextTable {
  private static final List<String> HEADING =
      List.of(
          "workload",
          "ours",
          "theirs",
          "times better (least–most)",
          "CPU ours",
          "CPU theirs",
          "CPU each, ours",
          "CPU each, theirs",
          "times less CPU",
          "memory ours",
          "memory theirs",
          "syncs/s",
          "others",
          "remarks");

  private TextTable() {}

  private static List<List<String>> cells(List<Row> rows) {
    var all = new ArrayList<List<String>>();
    all.add(HEADING);
    rows.forEach(row -> all.add(cells(row)));
    return all;
  }

  private static List<String> cells(Row row) {
    var theirs = row.theirs().orElse(Score.absent(""));
    return List.of(
        row.workload(),
        figure(row.ours(), row.unit()),
        figure(theirs, row.unit()),
        advantage(row.advantage()),
        cpu(row.ours()),
        cpu(theirs),
        each(row.ours()),
        each(theirs),
        row.cpuAdvantage().map(Unit::number).orElse("–"),
        memory(row.ours()),
        memory(theirs),
        Unit.number(row.syncsPerSecond()),
        String.format(Locale.ROOT, "%.0f%%", 100 * row.othersLoad()),
        String.join("; ", row.remarks()));
  }

  /// A row in a line, the most important of it.
  public static String line(Row row) {
    var cells = cells(row);
    var remarks = cells.getLast().isEmpty() ? "" : "  (" + cells.getLast() + ")";
    return "%-30s %12s %12s   times better %s   CPU each %s, %s: %s%s"
        .formatted(
            cells.get(0),
            cells.get(1),
            cells.get(2),
            cells.get(3),
            cells.get(6),
            cells.get(7),
            cells.get(8),
            remarks);
  }

  /// A row of one side in a line.
  public static String alone(Row row) {
    return "%-24s %12s   CPU each %s"
        .formatted(row.workload(), figure(row.ours(), row.unit()), each(row.ours()));
  }

  private static String figure(Score score, Unit unit) {
    return score.figures().isEmpty() ? "–" : unit.text(score.figures().median());
  }

  private static String advantage(Optional<Series> ratios) {
    return ratios
        .map(r ->
            "%s (%s–%s)"
                .formatted(Unit.number(r.median()), Unit.number(r.least()), Unit.number(r.most())))
        .orElse("–");
  }

  private static String cpu(Score score) {
    return score.figures().isEmpty()
        ? "–"
        : String.format(Locale.ROOT, "%.2f s", score.cpuSeconds());
  }

  private static String each(Score score) {
    return score.figures().isEmpty() ? "–" : Unit.duration(score.cpuOfOne());
  }

  private static String memory(Score score) {
    return score.residentBytes() == 0 ? "–" : Unit.octets((double) score.residentBytes());
  }

  /// For a terminal: columns in line, numbers to the right.
  public static String plain(List<Row> rows) {
    var cells = cells(rows);
    var widths = new int[HEADING.size()];
    for (var line : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (var line : cells) {
      text.append(plain(line, widths)).append('\n');
    }
    return text.toString();
  }

  private static String plain(List<String> line, int[] widths) {
    var text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      boolean left = i == 0 || i == widths.length - 1;
      var padding = " ".repeat(widths[i] - line.get(i).length());
      text.append(i == 0 ? "" : "  ");
      text.append(left ? line.get(i) + padding : padding + line.get(i));
    }
    return text.toString().stripTrailing();
  }

  /// For `docs/performance.md`.
  public static String markdown(List<Row> rows) {
    var text = new StringBuilder();
    for (var line : cells(rows)) {
      text.append("| ").append(String.join(" | ", line)).append(" |\n");
      if (line.equals(HEADING)) {
        text.append("|---|").append("--:|".repeat(HEADING.size() - 2)).append("---|\n");
      }
    }
    return text.toString();
  }
}
