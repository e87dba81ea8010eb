package dev.haven.diagnosis.records;

import java.util.ArrayList;
import java.util.List;

/// The records as a zone file has them, to be taken in as they are (RFC 1035 §5).
///
/// What belongs to other zones stands in comments: a name server would refuse it, or pass over it.
public final class ZoneFile {
  /// An hour: long enough for caches, short enough for mistakes.
  private static final int TTL = 3600;

  private static final int WIDTH = 24;

  private ZoneFile() {}

  public static List<String> lines(Plan plan) {
    var lines = new ArrayList<String>();
    lines.add("; Records of %s for its mail.".formatted(plan.server().domain()));
    lines.add("$ORIGIN %s.".formatted(plan.server().domain()));
    lines.add("$TTL " + TTL);
    var ours = plan.records().stream().filter(plan::isWithin).toList();
    add(lines, plan, ours);
    var others = plan.records().stream().filter(record -> !plan.isWithin(record)).toList();
    if (!others.isEmpty()) {
      lines.add("");
      lines.add("; These belong to other zones.");
      add(lines, plan, others);
    }
    for (var gap : plan.gaps()) {
      lines.add("");
      lines.add("; No " + gap.what() + ": " + gap.why());
    }
    return lines;
  }

  /// One record in a line that stands in any zone.
  public static String line(Wanted record) {
    return "%s. %d IN %s %s".formatted(record.name(), TTL, record.type(), value(record.value()));
  }

  /// Neighbours for the same purpose share their comment.
  private static void add(List<String> lines, Plan plan, List<Wanted> records) {
    var said = List.<String>of();
    for (var record : records) {
      var comment = comment(record);
      if (!comment.equals(said)) {
        lines.add("");
        lines.addAll(comment);
        said = comment;
      }
      lines.add(line(plan, record));
    }
  }

  private static List<String> comment(Wanted record) {
    var sentence = "; " + record.purpose().sentence() + ".";
    return record.note().isEmpty() ? List.of(sentence) : List.of(sentence, "; " + record.note());
  }

  /// What is only possible has to be decided first.
  private static String line(Plan plan, Wanted record) {
    boolean commented = record.need() == Need.POSSIBLE || !plan.isWithin(record);
    var name = plan.isWithin(record) ? relative(plan, record) : record.name() + ".";
    var padded = name + " ".repeat(Math.max(1, WIDTH - name.length()));
    return (commented ? "; " : "")
        + "%sIN %s %s".formatted(padded, record.type(), value(record.value()));
  }

  private static String relative(Plan plan, Wanted record) {
    var domain = plan.server().domain();
    int labels = record.name().length() - domain.length() - 1;
    return labels < 0 ? "@" : record.name().substring(0, labels);
  }

  private static String value(Value value) {
    return String.join(" ", value.fields().stream().map(ZoneFile::field).toList());
  }

  private static String field(Field field) {
    return switch (field.nature()) {
      case HOST -> field.dotted();
      case TEXT -> text(field.text());
      case NUMBER, WORD -> field.text();
    };
  }

  private static String text(String text) {
    var strings = ZoneText.strings(text);
    return strings.size() == 1 ? strings.getFirst() : "( " + String.join(" ", strings) + " )";
  }
}
