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

  /// Those by which mail programs find their settings, as far as the server answers to them.
  public List<Wanted> settings() {
    return records.stream().filter(this::isAnswered).toList();
  }

  /// By their names the pages are asked for at the standard port only.
  private boolean isAnswered(Wanted record) {
    return switch (record.purpose()) {
      case SERVICE -> true;
      case AUTOCONFIG, AUTODISCOVER, PACC ->
          record.type() == RecordType.SRV ? server.isWeb() : server.isStandardWeb();
      default -> false;
    };
  }

  /// Whether a record is entered with the domain's others.
  public boolean isWithin(Wanted record) {
    return server.isWithin(record.name());
  }
}
