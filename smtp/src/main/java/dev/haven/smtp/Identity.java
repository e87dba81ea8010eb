package dev.haven.smtp;

import dev.haven.directory.Person;
import java.util.Optional;

/// Who speaks to us, apart from what they are doing.
sealed interface Identity {
  record Stranger() implements Identity {}

  record SignedIn(Person someone) implements Identity {}

  default Optional<Person> person() {
    return this instanceof SignedIn(var someone) ? Optional.of(someone) : Optional.empty();
  }
}
