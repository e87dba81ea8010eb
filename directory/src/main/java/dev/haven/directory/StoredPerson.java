package dev.haven.directory;

import java.util.Comparator;

/// A person with what proves who they are.
///
/// @param passwordHash a PHC string; never leaves this module
/// @param serial version of the log's entry that added them
/// @param position place among those whom the same entry added, from 0
record StoredPerson(Person person, String passwordHash, long serial, int position) {
  /// The oldest account of a domain first.
  static final Comparator<StoredPerson> BY_AGE =
      Comparator.comparingLong(StoredPerson::serial).thenComparingInt(StoredPerson::position);

  /// Without the hash: this may reach a log.
  @Override
  public String toString() {
    return "StoredPerson[" + person.address() + ", passwordHash=***]";
  }
}
