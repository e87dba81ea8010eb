package dev.haven.diagnosis.doctor;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The same trouble at many ports is one finding: eight ports show one certificate.
final class Grouped {
  private static final int MOST_SHOWN = 4;

  private record Same(String id, String cause, String remedy) {}

  private Grouped() {}

  /// Errors first.
  static List<Finding> of(List<Finding> findings) {
    Map<Same, List<Finding>> groups = new LinkedHashMap<>();
    for (var finding : findings) {
      groups
          .computeIfAbsent(
              new Same(finding.id(), finding.cause(), finding.remedy()), _ -> new ArrayList<>())
          .add(finding);
    }
    return groups.values().stream()
        .map(Grouped::joined)
        .sorted(Comparator.comparing(Finding::severity).reversed())
        .toList();
  }

  private static Finding joined(List<Finding> same) {
    var first = same.getFirst();
    var places = same.stream().map(Finding::where).distinct().toList();
    var where =
        places.size() <= MOST_SHOWN
            ? String.join(", ", places)
            : "%s and %d more"
                .formatted(
                    String.join(", ", places.subList(0, MOST_SHOWN)), places.size() - MOST_SHOWN);
    boolean grave = same.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    return new Finding(
        first.id(),
        grave ? Severity.ERROR : Severity.WARNING,
        where,
        first.cause(),
        first.remedy(),
        first.evidence());
  }
}
