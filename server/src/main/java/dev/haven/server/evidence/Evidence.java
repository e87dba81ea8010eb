package dev.haven.server.evidence;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.passive.Gathering;
import dev.haven.diagnosis.passive.Wanderers;
import dev.haven.directory.SignInRecord;
import dev.haven.wire.Crowds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What those who came show of their trouble.
///
/// @param signIns the record of all, the latest first
/// @param crowds whom a proxy hides
public record Evidence(Supplier<List<SignInRecord>> signIns, Crowds crowds) {
  /// What it means, with what to do.
  ///
  /// @param ports what each has seen
  public List<Finding> findings(List<Gathering> ports, Instant now) {
    var records = signIns.get();
    var findings = new ArrayList<>(HiddenClients.of(crowds.found(), records).findings());
    findings.addAll(new Wanderers(ports, now).findings());
    findings.addAll(new SignInTroubles(records, now).findings());
    return findings;
  }
}
