/// Bytes in, bytes out: connections, TLS, framing, limits; knows no command and no mailbox.
///
/// Read [Connection] and [Input] for what a session sees; [Switchboard] and [Listener] for how a
/// port is served; [Visit] for the life of one connection, and all the ways in which it can end.
///
/// What holds always:
///
/// - A connection that waits holds no leased buffer: 256 bytes in clear, 512 more under TLS.
/// - Every wait has an end: reads by a deadline of the socket, writes by the [Switchboard]'s watch,
///   lines from their first byte, bodies by their speed, strangers by the clock and by the octet.
/// - What arrived in clear before TLS is never read inside it.
/// - What a client is told before, or instead of, its session is in the language that it speaks,
///   names the remedy, and is counted at the listener.
/// - A sign that the peer is gone is an [java.io.IOException]; so are the two that the listener has
///   to answer, [LimitReached] and [WrongModeSeen]. Sessions let them all pass.
package dev.haven.wire;
