package dev.haven.directory;

/// A person with what proves who they are.
///
/// @param passwordHash a PHC string; never leaves this module
/// @param serial orders the accounts of a domain by age
record StoredPerson(Person person, String passwordHash, long serial) {
  /// Without the hash: this may reach a log.
  @Override
  public String toString() {
    return "StoredPerson[" + person.address() + ", passwordHash=***]";
  }
}
