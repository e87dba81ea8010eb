/// What would become of a message: its way out, walked up to RCPT, and its way in, up to the
/// mailbox; nothing is sent, and nothing kept.
///
/// Start at [dev.haven.server.rehearsal.RunningRehearsals]. Nothing here decides anything by
/// itself: the queue routes and speaks, the sessions of port 25 answer.
package dev.haven.server.rehearsal;
