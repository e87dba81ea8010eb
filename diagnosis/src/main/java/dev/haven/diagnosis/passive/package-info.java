/// What a running server knows of its ports by those who come: no check, no outside service.
///
/// Begin at [dev.haven.diagnosis.passive.Gatherings], which says who reached what, and
/// [dev.haven.diagnosis.passive.Wanderers], which says who failed and what to do.
package dev.haven.diagnosis.passive;
