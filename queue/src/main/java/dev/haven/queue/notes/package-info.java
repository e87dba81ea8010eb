/// What the queue would rather not forget: logs of notes, written soon and waited for by nobody.
///
/// A note that is lost costs a little convenience or a little suspicion, never mail. So notes are
/// written after the fact, many together, on a thread of their own; a crash loses those of the last
/// moment.
package dev.haven.queue.notes;
