/// Looking: connections to a server, and what was seen and heard on them. No opinion here.
///
/// Start at [dev.haven.diagnosis.probe.PortProbe], which yields an
/// [dev.haven.diagnosis.probe.Observation]. Nothing here sends mail. Every wait ends at the
/// deadline of the check.
package dev.haven.diagnosis.probe;
