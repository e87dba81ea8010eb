package dev.haven.diagnosis.records;

import java.util.List;

/// Every record that a domain needs, and those that cannot be named yet.
public record Plan(MailHost server, List<Wanted> records, List<Gap> gaps) {
  public Plan {
    records = List.copyOf(records);
    gaps = List.copyOf(gaps);
  }

  public static Plan of(MailHost server) {
    return new Planning(server).plan();
  }

  /// Those of one degree.
  public List<Wanted> records(Need need) {
    return records.stream().filter(record -> record.need() == need).toList();
  }

  /// Whether a record is entered with the domain's others.
  public boolean isWithin(Wanted record) {
    return server.isWithin(record.name());
  }
}
