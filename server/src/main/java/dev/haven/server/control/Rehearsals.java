package dev.haven.server.control;

import dev.haven.diagnosis.Report;

/// What would become of a message, tried without sending or keeping one. Safe for any thread.
public interface Rehearsals {
  /// Where no server runs whose way could be walked.
  Rehearsals NOT_RUNNING =
      _ -> {
        throw new Refused(
            "no server runs whose way could be rehearsed", "start it first: haven serve");
      };

  Report of(Request.OfRehearsal request) throws Refused;
}
