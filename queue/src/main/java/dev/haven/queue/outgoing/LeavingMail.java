package dev.haven.queue.outgoing;

import dev.haven.directory.Address;
import dev.haven.message.OctetSource;
import java.util.Optional;

/// A message as it will be sent, but for its trace.
///
/// @param id by which the log knows it
/// @param sender the reverse-path; empty for reports
/// @param octets where they lie, not a copy; to be read in order, and as often as wanted from the
///   beginning
/// @param length how many octets
public record LeavingMail(String id, Optional<Address> sender, OctetSource octets, long length) {}
