package dev.haven.diagnosis.records;

/// A record that cannot be named yet.
///
/// @param what kind of record: `DKIM`
/// @param why what it lacks, as one or several sentences
public record Gap(String what, String why) {}
