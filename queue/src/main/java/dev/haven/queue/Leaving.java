package dev.haven.queue;

import dev.haven.directory.Address;
import dev.haven.smtp.Refused;
import java.util.Optional;

/// Whether mail may leave for another server at all. Safe for any thread.
@FunctionalInterface
public interface Leaving {
  /// Refuses what nobody out there could answer, or what would never arrive.
  ///
  /// @param sender the reverse-path, one of the sender's own addresses
  void check(Optional<Address> sender, Address recipient) throws Refused;
}
