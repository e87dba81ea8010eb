package dev.haven.bench.workload;

/// What a round yields.
///
/// @param figure in the workload's unit
/// @param operations that were done, to which processor time is related
public record Reading(double figure, double operations) {}
