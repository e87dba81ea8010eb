package dev.haven.diagnosis.published;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Step;
import java.util.List;
import java.util.Set;

/// Who answers for a name, as the parent zone says.
///
/// @param zone in which the name lies; empty where it was not found
/// @param servers with an address
/// @param named all that the parent names
/// @param signed whether the parent vouches for keys of the zone (DS)
public record Delegation(
    String zone,
    List<Authority> servers,
    Set<String> named,
    boolean signed,
    List<Step> steps,
    List<Finding> findings) {
  public Delegation {
    servers = List.copyOf(servers);
    named = Set.copyOf(named);
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /// Whether its servers were found.
  boolean isKnown() {
    return !servers.isEmpty();
  }
}
