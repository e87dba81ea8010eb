package dev.haven.directory;

import java.time.Instant;
import java.util.Optional;

/// A domain of this server at a glance.
///
/// @param administrator who receives postmaster's mail if no address `postmaster` exists: the one
///   chosen, else the oldest account
public record Domain(
    DomainName name, Instant created, int accounts, int aliases, Optional<Address> administrator) {}
