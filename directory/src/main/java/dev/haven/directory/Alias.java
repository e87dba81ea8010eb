package dev.haven.directory;

import java.util.List;

/// An address whose mail goes to others, all of them of this server.
///
/// @param address local part `*` stands for whatever has no address of its own (catch-all)
/// @param targets at least one; accounts or further aliases, detail (`user+detail`) allowed
public record Alias(Address address, List<Address> targets) {
  static final String CATCH_ALL = "*";

  public Alias {
    targets = List.copyOf(targets);
  }
}
