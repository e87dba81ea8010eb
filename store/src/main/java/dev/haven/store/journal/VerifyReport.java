package dev.haven.store.journal;

import java.util.List;

/// What [JournalVerifier] found.
///
/// @param bytes of journal that were read
/// @param entries in all logs
/// @param items in all logs
/// @param findings what is wrong, at most [#MOST_FINDINGS]; empty if all is well
public record VerifyReport(long bytes, long entries, long items, List<Finding> findings) {
  public static final int MOST_FINDINGS = 1000;

  public VerifyReport {
    findings = List.copyOf(findings);
  }

  /// Something that is not as it was written.
  ///
  /// @param where file and offset, or log and version
  /// @param what is wrong there
  /// @param remedy what to do
  public record Finding(String where, String what, String remedy) {}

  public boolean clean() {
    return findings.isEmpty();
  }
}
