package dev.haven.imap;

import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.imap.url.UrlAuthorization.Access;

/// On whose behalf a URL is used that says who may use it (RFC 4467 §3).
///
/// @param submitting whether what it means is being sent (RFC 4468 §3.3): that is what `submit+` is
///   for, and all that it is for
record UrlUse(Person by, boolean submitting) {

  boolean isAllowed(Access access, Directory directory) {
    return switch (access.kind()) {
      case SUBMIT -> submitting && isNamed(access, directory);
      case USER -> !submitting && isNamed(access, directory);
      case AUTHUSER, ANONYMOUS -> true;
    };
  }

  private boolean isNamed(Access access, Directory directory) {
    return directory
        .user(access.user())
        .filter(person -> person.account().equals(by.account()))
        .isPresent();
  }
}
