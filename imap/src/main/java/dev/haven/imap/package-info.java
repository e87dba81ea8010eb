/// IMAP4rev1 (RFC 3501) and IMAP4rev2 (RFC 9051) sessions.
///
/// Read [ImapSession] first: it is the conversation, and the one place where failures become
/// answers. [FrameReader] makes commands out of lines and literals and owns every limit;
/// [CommandParser] is a pure function from their bytes to a [Command]. Each command is one record
/// in a file named after it, with its syntax, what it does and how it answers. [State] says which
/// data a session has at each stage, and so which commands it can run.
///
/// Texts are compared in [dev.haven.imap.collation], what is searched of many messages lies in
/// [dev.haven.imap.keys], and [dev.haven.imap.sort] and [dev.haven.imap.thread] are functions over
/// it.
///
/// What always holds:
///
/// - A session speaks of the [dev.haven.account.Mailbox] it has announced. Message numbers are
///   positions in that snapshot; what others did since is told by [News], the difference of two
///   snapshots, before the tagged answer of a command or while the client idles.
/// - No EXPUNGE is told during FETCH, STORE or SEARCH by number (RFC 9051 §7.5.1).
/// - A message goes between the client and the account piece by piece, never whole into memory.
/// - Nothing is written while the store is waiting: [CardScan] and [BodyScan] gather, then write.
/// - One thread works for a session, but for [IdleWatch], which alone writes while it lives.
package dev.haven.imap;
