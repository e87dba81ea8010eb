package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.RecordMeaning;
import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.published.DomainReport;
import dev.haven.diagnosis.published.RecordState;
import dev.haven.diagnosis.published.Seen;
import dev.haven.diagnosis.published.Standing;
import dev.haven.diagnosis.records.Need;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsWatchTest {
  private final StringWriter out = new StringWriter();
  private final Console console =
      new Console(
          new BufferedReader(new StringReader("")),
          new PrintWriter(out, true),
          new PrintWriter(new StringWriter(), true),
          false);

  private static RecordState record(Standing standing, Seen... seen) {
    return new RecordState(
        "_dmarc.example.com",
        "TXT",
        "v=DMARC1; p=none",
        Need.ADVISED,
        "forgeries",
        "",
        standing,
        List.of(seen));
  }

  private static DomainReport report(RecordState record) {
    var findings =
        record.standing() == Standing.FINE
            ? List.<Finding>of()
            : List.of(RecordMeaning.MISSING.at("example.com", "A record is missing", List.of()));
    var report = new Report("example.com", Instant.EPOCH, Duration.ZERO, List.of(), findings);
    return new DomainReport(
        "example.com", "mail.example.com", true, List.of(record), List.of(), report);
  }

  private static Seen seen(String server, boolean fits, int seconds) {
    return new Seen(server, fits, List.of(), seconds);
  }

  @Test
  void itTellsWhatChangesUntilAllIsWell() {
    Iterator<DomainReport> reports =
        List.of(
                report(record(Standing.MISSING, seen("ns1", false, 60))),
                report(record(Standing.MISSING, seen("ns1", false, 60))),
                report(record(Standing.UNEVEN, seen("ns1", true, 60), seen("ns2", false, 60))),
                report(
                    record(
                        Standing.STALE,
                        seen("ns1", true, 60),
                        seen("resolver (::1)", false, 3700))),
                report(
                    record(
                        Standing.STALE,
                        seen("ns1", true, 60),
                        seen("resolver (::1)", false, 3600))),
                report(record(Standing.FINE, seen("ns1", true, 60))))
            .iterator();
    var last = new DnsWatch(console, Duration.ZERO).untilFine(reports::next);
    assertTrue(last.report().isFine());
    assertEquals(
        """
        0 of 1 records are as they should be
          TXT _dmarc.example.com: missing (ns1)

        0 of 1 records are as they should be
          TXT _dmarc.example.com: not on all servers yet (ns2)

        0 of 1 records are as they should be
          TXT _dmarc.example.com: resolver has the old one (resolver (::1) for another 1 h 1 min)

        """,
        out.toString());
  }

  @Test
  void whoeverIsInterruptedGetsTheLastReport() {
    Thread.currentThread().interrupt();
    var last =
        new DnsWatch(console, Duration.ofHours(1))
            .untilFine(() -> report(record(Standing.MISSING)));
    assertTrue(Thread.interrupted());
    assertEquals(1, last.report().findings().size());
  }
}
