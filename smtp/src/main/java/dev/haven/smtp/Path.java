package dev.haven.smtp;

import dev.haven.directory.Address;

/// A mailbox between angle brackets (RFC 5321 §4.1.2), its source route thrown away (RFC 5321
/// §4.1.1.3).
///
/// @param international whether it was written with characters beyond ASCII, which needs `SMTPUTF8`
///   in the MAIL command (RFC 6531 §3.4)
record Path(Address address, boolean international) {}
