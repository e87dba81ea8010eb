package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Java, the clock, and how many files may be open.
final class MachineCheck {
  /// Three updates.
  private static final long STALE_DAYS = 275;

  /// The store's, and what programs need beside connections.
  private static final long OTHER_FILES = 1_000;

  private MachineCheck() {}

  /// Who keeps the clock right.
  enum Clock {
    KEPT,
    LOOSE,
    /// Nothing here tells.
    UNKNOWN
  }

  /// A machine.
  ///
  /// @param java its version
  /// @param javaMade when that update came out
  /// @param files that the server may open at once; the greatest number if nothing tells
  record Machine(String java, LocalDate javaMade, long files, Clock clock) {}

  /// Looks at what the machine said of itself.
  ///
  /// @param connections that the configuration allows
  static Checked of(Machine machine, int connections, LocalDate today) {
    var findings = new ArrayList<Finding>();
    long days = ChronoUnit.DAYS.between(machine.javaMade(), today);
    if (days > STALE_DAYS) {
      findings.add(
          AuditMeaning.OLD_JAVA.at(
              "java", "Java %s is %d days old".formatted(machine.java(), days), List.of()));
    }
    if (machine.files() < connections + OTHER_FILES) {
      findings.add(
          AuditMeaning.FEW_FILES.at(
              "files",
              "The server may open %d files, and is to hold %d connections"
                  .formatted(machine.files(), connections),
              List.of()));
    }
    if (machine.clock() == Clock.LOOSE) {
      findings.add(
          AuditMeaning.CLOCK_LOOSE.at(
              "clock", "The clock is not kept right by anybody", List.of()));
    }
    var clock =
        switch (machine.clock()) {
          case KEPT -> "clock kept by a time service";
          case LOOSE -> "clock not kept";
          case UNKNOWN -> "clock not known to be kept";
        };
    return Checked.of("machine", "Java " + machine.java() + ", " + clock, List.of(), findings);
  }
}
