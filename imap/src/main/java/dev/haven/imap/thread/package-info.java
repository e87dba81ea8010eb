/// Which messages make a conversation: the algorithms of THREAD, RFC 5256 §3 (THREAD).
///
/// Start at [dev.haven.imap.thread.Algorithm]. Each takes [dev.haven.imap.thread.Mail], what is
/// known of the messages, and gives a [dev.haven.imap.thread.Forest]. All of it is arrays of
/// numbers, no object for a message, no recursion: a thread may be as deep as it has messages.
/// Nothing knows of commands or sessions.
package dev.haven.imap.thread;
