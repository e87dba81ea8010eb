package dev.haven.bench.report;

import java.util.List;
import java.util.Locale;

/// A chart of a report as SVG: a bar for each workload from least to most of the ratio, on a scale
/// of powers of ten, with a line where both sides are equal.
public final class Chart {
  private static final int NAMES = 300;
  private static final int WIDTH = 620;
  private static final int LINE = 20;
  private static final int TOP = 50;
  private static final double LEAST = -1;
  private static final double MOST = 3;

  private Chart() {}

  public static String of(Report report) {
    var rows = report.rows().stream().filter(row -> row.advantage().isPresent()).toList();
    int height = TOP + LINE * rows.size() + LINE;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" font-family="sans-serif" font-size="12">
        <rect width="%1$d" height="%2$d" fill="white"/>
        <text x="10" y="18" font-size="14">Times better than %3$s (median, least and most of the rounds)</text>
        """
            .formatted(NAMES + WIDTH + 80, height, escaped(report.peers())));
    grid(svg, height);
    for (int i = 0; i < rows.size(); i++) {
      bar(svg, rows.get(i), TOP + LINE * i);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void grid(StringBuilder svg, int height) {
    for (double power : List.of(-1.0, 0.0, 1.0, 2.0, 3.0)) {
      var at = x(Math.pow(10, power));
      svg.append(
          String.format(
              Locale.ROOT,
              """
              <line x1="%1$.1f" y1="%2$d" x2="%1$.1f" y2="%3$d" stroke="%4$s"/>
              <text x="%1$.1f" y="%5$d" text-anchor="middle" fill="#666">%6$s</text>
              """,
              at,
              TOP - 8,
              height - LINE,
              power == 0 ? "#000" : "#ddd",
              TOP - 12,
              Unit.number(Math.pow(10, power))));
    }
  }

  private static void bar(StringBuilder svg, Row row, int top) {
    var ratio = row.advantage().orElseThrow();
    double least = x(ratio.least());
    svg.append(
        String.format(
            Locale.ROOT,
            """
            <text x="%1$d" y="%2$d" text-anchor="end">%3$s</text>
            <rect x="%4$.1f" y="%5$d" width="%6$.1f" height="10" fill="%7$s"/>
            <circle cx="%8$.1f" cy="%9$d" r="4" fill="#222"/>
            <text x="%10$d" y="%2$d">%11$s</text>
            """,
            NAMES - 8,
            top + 12,
            escaped(row.workload()),
            least,
            top + 3,
            Math.max(1, x(ratio.most()) - least),
            ratio.median() < 1 ? "#d99" : "#9c9",
            x(ratio.median()),
            top + 8,
            NAMES + WIDTH + 10,
            Unit.number(ratio.median())));
  }

  private static double x(double ratio) {
    double power = Math.clamp(Math.log10(Math.max(ratio, 1e-9)), LEAST, MOST);
    return NAMES + WIDTH * (power - LEAST) / (MOST - LEAST);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
