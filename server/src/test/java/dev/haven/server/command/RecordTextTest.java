package dev.haven.server.command;

import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.published.DomainReport;
import dev.haven.diagnosis.published.RecordState;
import dev.haven.diagnosis.published.Seen;
import dev.haven.diagnosis.published.Standing;
import dev.haven.diagnosis.records.MailHost;
import dev.haven.diagnosis.records.Plan;
import dev.haven.diagnosis.records.Wanted;
import dev.haven.server.json.JsonWriter;
import dev.haven.testkit.Golden;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How records stand, as people and programs see it; `haven dns` without a DNS is in
/// `commands/running`.
class RecordTextTest {
  private static final Path FILES = Path.of("src/test/resources/records");

  private final Plan plan =
      Plan.of(
          new MailHost(
              "example.com",
              "mail.example.com",
              List.of(InetAddress.ofLiteral("192.0.2.25")),
              List.of(),
              List.of(),
              List.of(),
              443,
              "{}"));

  /// Every standing in turn.
  private DomainReport report() {
    var states = new ArrayList<RecordState>();
    var all = List.of(Standing.values());
    for (var wanted : plan.records()) {
      var standing = all.get(states.size() % all.size());
      states.add(state(wanted, standing));
    }
    var report =
        new Report("example.com", Instant.EPOCH, Duration.ofSeconds(1), List.of(), List.of());
    return new DomainReport("example.com", "mail.example.com", true, states, plan.gaps(), report);
  }

  private static RecordState state(Wanted wanted, Standing standing) {
    boolean fits = standing == Standing.FINE;
    return new RecordState(
        wanted.name(),
        wanted.value().type().toString(),
        wanted.value().shown(),
        wanted.need(),
        wanted.purpose().words(),
        wanted.note(),
        standing,
        List.of(new Seen("resolver (192.0.2.53)", fits, List.of("old"), 7261)));
  }

  @Test
  void aTableShowsHowEachRecordStands() throws IOException {
    var console =
        new Console(
            new BufferedReader(new StringReader("")),
            new PrintWriter(new StringWriter()),
            new PrintWriter(new StringWriter()),
            false);
    var lines = new RecordText(console, plan).compared(report());
    Golden.assertMatches(FILES.resolve("compared.txt"), String.join("\n", lines) + "\n");
  }

  @Test
  void programsSeeTheSame() throws IOException {
    Golden.assertMatches(FILES.resolve("compared.json"), JsonWriter.plain(report()) + "\n");
  }
}
