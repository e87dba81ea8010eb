/// POP3 (RFC 1939) sessions. Read [Pop3Session] first: its switch is the protocol; [Command] is
/// every command on one page.
///
/// What holds always:
///
/// - A session works on the INBOX as it was at sign-in. Nothing is removed before QUIT, and QUIT
///   says `+OK` only when the removal is durable.
/// - One POP3 session at a time for each account, whichever way the last one ended.
/// - The bytes of a message go out as they are stored; what is added for the wire (a dot before a
///   dot, CRLF before the end) is not counted in any size.
package dev.haven.pop3;
