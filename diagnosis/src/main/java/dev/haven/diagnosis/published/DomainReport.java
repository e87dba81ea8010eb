package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Report;
import dev.haven.diagnosis.records.Gap;
import java.util.List;

/// The records that a domain needs, and how the DNS stands to them.
///
/// @param host the server of its mail
/// @param gaps records that cannot be named yet
/// @param asked whether the DNS was asked
public record DomainReport(
    String domain,
    String host,
    boolean asked,
    List<RecordState> records,
    List<Gap> gaps,
    Report report) {
  public DomainReport {
    records = List.copyOf(records);
    gaps = List.copyOf(gaps);
  }
}
