package dev.haven.smtp;

import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;

/// The names under which a person may send: every address that reaches them.
record OwnNames(Directory directory, Person person) {
  Address address() {
    return person.address();
  }

  boolean includes(NamedMailbox mailbox) {
    return mailbox.address().filter(address -> directory.reaches(address, person)).isPresent();
  }

  /// Whether it is at a domain of this server.
  boolean isHere(NamedMailbox mailbox) {
    return mailbox.address().filter(address -> directory.isLocal(address.domain())).isPresent();
  }
}
