package dev.haven.queue.outgoing;

import dev.haven.queue.format.StoredReport;
import dev.haven.queue.format.StoredReportLine;
import dev.haven.queue.format.StoredResult;

/// The report that a message has reached people here (RFC 3461 §6.2: Action delivered).
final class Announcement {
  private Announcement() {}

  static StoredReport of(Letter letter, long now) {
    var report =
        StoredReport.newBuilder()
            .setName("report-" + MessageId.text(letter.id()))
            .setTimeSeconds(now);
    for (int i = 0; i < letter.recipients().size(); i++) {
      report.addLines(
          StoredReportLine.newBuilder()
              .setKind(StoredReport.Kind.DELIVERED)
              .setResult(
                  StoredResult.newBuilder()
                      .setRecipient(i)
                      .setKind(StoredResult.Kind.DELIVERED)
                      .setStatus("2.1.5")
                      .setReportsPassedOn(true)));
    }
    return report.build();
  }
}
