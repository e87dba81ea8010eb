/// Greylisting (RFC 6647): a sender that this server does not know is asked to come again, which
/// servers do and most malware does not.
///
/// Start at [dev.haven.queue.greylist.GreylistingIntake]. What is known is in a log of the store,
/// written a few seconds late: losing a moment of it costs a delay, never mail.
package dev.haven.queue.greylist;
