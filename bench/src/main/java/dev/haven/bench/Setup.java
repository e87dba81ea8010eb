package dev.haven.bench;

import dev.haven.bench.side.Launcher;
import java.nio.file.Path;

/// How a run is to be made.
///
/// @param under where the folder of the run is made
/// @param peers whether there is another side
/// @param keep whether the folder stays
record Setup(Path under, Launcher launcher, boolean peers, boolean quick, boolean keep) {}
