/// What observations mean: pure functions from what was seen to findings.
///
/// Start at [dev.haven.diagnosis.judge.Verdict] and [dev.haven.diagnosis.judge.Reachability].
package dev.haven.diagnosis.judge;
