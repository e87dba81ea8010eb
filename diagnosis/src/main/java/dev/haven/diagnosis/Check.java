package dev.haven.diagnosis;

import java.util.function.Supplier;

/// Something to look at, independent of all that runs beside it.
///
/// @param what for the progress
/// @param work bounded by itself; runs on a virtual thread and is interrupted where it is not
/// @param late what to say if it had to be interrupted
public record Check<T>(String what, Supplier<T> work, Supplier<T> late) {}
