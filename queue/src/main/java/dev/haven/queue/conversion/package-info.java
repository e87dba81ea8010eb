/// Makes messages fit for servers that take less than they hold: eight-bit content for a host
/// without 8BITMIME (RFC 6152 §3), binary content for one without BINARYMIME (RFC 3030 §3).
///
/// Read [Conversion]. A plan of pieces is made in two readings of the original, and the converted
/// message is made while it is sent: nothing is ever whole in memory. What is signed or encrypted
/// is never touched.
package dev.haven.queue.conversion;
