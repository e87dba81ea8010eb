package dev.haven.directory;

import dev.haven.store.LogId;
import java.util.List;

/// Where mail for an address goes, or why it goes nowhere.
public sealed interface Resolution {
  /// To these people, at least one, nobody twice.
  record Accounts(List<Target> targets) implements Resolution {
    public Accounts {
      targets = List.copyOf(targets);
    }

    public List<LogId> logs() {
      return targets.stream().map(target -> target.person().account()).toList();
    }
  }

  /// The domain is ours, and there is no such address in it: `550 5.1.1`.
  record NoSuchAddress(Address address) implements Resolution {}

  /// The domain is not ours: `550 5.7.1`, unless the sender may send anywhere.
  record NotLocal(Address address) implements Resolution {}

  /// Whoever it would go to is suspended: `450 4.2.1`, because that may end.
  record Suspended(Address address) implements Resolution {}

  /// One person, and how they were addressed.
  ///
  /// @param detail what followed the `+` in `user+detail`, empty if nothing did
  record Target(Person person, String detail) {}
}
