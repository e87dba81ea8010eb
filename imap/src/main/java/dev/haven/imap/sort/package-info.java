/// The order that SORT puts messages in: RFC 5256 §3 (SORT), RFC 5957.
///
/// Start at [dev.haven.imap.sort.Sorting]. It knows messages by their columns and their keys, and
/// nothing of commands or sessions.
package dev.haven.imap.sort;
