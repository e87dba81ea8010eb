/// How texts are compared when messages are searched, sorted and threaded: RFC 4790, RFC 5051 and
/// RFC 5255 §4.
///
/// Start at [dev.haven.imap.collation.Collation]. Everything here is a function of Unicode and of
/// its arguments; nothing knows of sessions or messages.
package dev.haven.imap.collation;
