/// What is thought of a message before it is taken: the place of SPF, DKIM, DMARC and ARC, and of
/// whatever else judges mail.
///
/// Read [Verdicts], which is what they implement, then [ExaminingIntake], which asks them. What
/// always holds:
///
/// - They are asked when the message is whole, and nothing of it is stored before they have spoken.
/// - They work on a thread of their own, for a bounded time; the committer never waits for them.
/// - If they fail, the message is taken, and says that they failed: nothing is lost or sent back by
///   a fault of ours.
package dev.haven.queue.verdict;
