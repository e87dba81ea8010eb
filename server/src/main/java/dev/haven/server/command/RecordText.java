package dev.haven.server.command;

import dev.haven.diagnosis.published.DomainReport;
import dev.haven.diagnosis.published.Lifetime;
import dev.haven.diagnosis.published.RecordState;
import dev.haven.diagnosis.published.Standing;
import dev.haven.diagnosis.records.Gap;
import dev.haven.diagnosis.records.Need;
import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.Provider;
import dev.haven.diagnosis.records.ProviderForm;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.diagnosis.records.ZoneFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The records of a domain for people, in each form.
final class RecordText {
  private static final String INDENTATION = "    ";

  private final Console console;
  private final Plan plan;

  RecordText(Console console, Plan plan) {
    this.console = console;
    this.plan = plan;
  }

  /// All of them as tables, with how they stand if that is known.
  List<String> compared(DomainReport report) {
    var lines = new ArrayList<String>();
    for (var need : Need.values()) {
      var records = plan.records(need);
      if (!records.isEmpty()) {
        lines.add(console.strong(heading(need)));
        lines.addAll(report.asked() ? table(report, need) : table(records));
        lines.addAll(notes(records));
        lines.add("");
      }
    }
    lines.addAll(gaps());
    if (!report.asked()) {
      var why =
          "Nobody can own "
              + report.domain()
              + ", so the DNS was not asked. Servers that know it can be named with --root or"
              + " --resolver.";
      lines.add("");
      lines.addAll(Paragraph.of(why, ""));
    } else {
      lines.add("");
    }
    return lines;
  }

  private List<String> table(DomainReport report, Need need) {
    var table = new Table("NAME", "TYPE", "NOW", "VALUE");
    for (var record : report.records()) {
      if (record.need() == need) {
        table.add(record.name(), record.type().toString(), now(record), record.value());
      }
    }
    return table.lines();
  }

  private static String now(RecordState record) {
    var words = record.standing().words();
    return record.standing() == Standing.STALE
        ? words + ", for " + Lifetime.words(Duration.ofSeconds(record.secondsLeft()))
        : words;
  }

  private static String heading(Need need) {
    return switch (need) {
      case NEEDED -> "Needed: without them mail does not flow, or is refused";
      case ADVISED -> "Advised";
      case POSSIBLE -> "Possible, on a condition";
    };
  }

  private static List<String> table(List<Wanted> records) {
    var table = new Table("NAME", "TYPE", "VALUE");
    for (var record : records) {
      table.add(record.name(), record.value().type().toString(), record.value().shown());
    }
    return table.lines();
  }

  /// Each note once, with the types or names that it is about.
  private static List<String> notes(List<Wanted> records) {
    var lines = new ArrayList<String>();
    records.stream()
        .map(Wanted::note)
        .filter(note -> !note.isEmpty())
        .distinct()
        .forEach(note -> {
          var about =
              records.stream()
                  .filter(record -> record.note().equals(note))
                  .map(RecordText::about)
                  .distinct()
                  .toList();
          lines.addAll(Paragraph.of(String.join(", ", about) + ": " + note, INDENTATION));
        });
    return lines;
  }

  private static String about(Wanted record) {
    return switch (record.value().type()) {
      case PTR, TLSA, CAA -> record.value().type().toString();
      default -> record.name();
    };
  }

  private List<String> gaps() {
    var lines = new ArrayList<String>();
    if (!plan.gaps().isEmpty()) {
      lines.add(console.strong("Not yet"));
      plan.gaps().forEach(gap -> lines.addAll(Paragraph.of(words(gap), INDENTATION)));
    }
    return lines;
  }

  private static String words(Gap gap) {
    return gap.what() + ": " + gap.why();
  }

  List<String> zone() {
    return ZoneFile.lines(plan);
  }

  List<String> provider(Provider provider) {
    var lines = new ArrayList<String>();
    lines.add(console.strong(provider.title() + ": " + provider.where()));
    for (var form : ProviderForm.all(plan, provider)) {
      lines.add("");
      lines.addAll(Paragraph.of(title(form.record()), ""));
      lines.addAll(fields(form));
    }
    var elsewhere = ProviderForm.elsewhere(plan, provider);
    if (!elsewhere.isEmpty()) {
      lines.add("");
      lines.add(console.strong("Not entered there"));
      lines.addAll(table(elsewhere));
      lines.addAll(notes(elsewhere));
    }
    lines.add("");
    lines.addAll(gaps());
    return lines;
  }

  private static String title(Wanted record) {
    var possible = record.need() == Need.POSSIBLE ? " (possible)" : "";
    var note = record.note().isEmpty() ? "" : " " + record.note();
    return record.purpose().sentence() + possible + "." + note;
  }

  private static List<String> fields(ProviderForm form) {
    int width = form.fields().stream().mapToInt(field -> field.label().length()).max().orElse(0);
    return form.fields().stream()
        .map(field ->
            INDENTATION
                + field.label()
                + " ".repeat(width - field.label().length() + 2)
                + field.text())
        .toList();
  }
}
