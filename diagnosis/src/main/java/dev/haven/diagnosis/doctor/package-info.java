/// The checks put together: what to look at, in which order, and the report.
///
/// Start at [dev.haven.diagnosis.doctor.Doctor].
package dev.haven.diagnosis.doctor;
