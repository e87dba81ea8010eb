package dev.haven.imap;

import dev.haven.directory.Person;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// What an operator may choose about IMAP.
///
/// @param largestMessage bytes of one APPENDed message, announced as APPENDLIMIT (RFC 7889 §4)
/// @param nonSynchronizing which literals may come unasked: `LITERAL+` or `LITERAL-`
/// @param strangerIdle how long a client may take to say something before it has signed in
/// @param idle how long it may be silent afterwards; RFC 9051 §5.4 wants at least 30 minutes
/// @param stillHere how often a waiting IDLE is told that the connection lives, so that no middle
///   box forgets it
/// @param limits how many messages one command may be about (RFC 9738)
/// @param switchedOff capabilities that nobody is offered, by name
/// @param silence after which a command tells how far it is, and again (RFC 9585 §4)
public record ImapOptions(
    long largestMessage,
    NonSynchronizing nonSynchronizing,
    Duration strangerIdle,
    Duration idle,
    Duration stillHere,
    MessageLimits limits,
    Set<String> switchedOff,
    Duration silence) {

  public static ImapOptions defaults() {
    return new ImapOptions(
        64 << 20,
        NonSynchronizing.ALL,
        Duration.ofMinutes(1),
        Duration.ofMinutes(30),
        Duration.ofMinutes(4),
        MessageLimits.NONE,
        Set.of(),
        Duration.ofSeconds(10));
  }

  /// What a person's programs are not offered.
  Set<Extension> keptFrom(Person person) {
    if (switchedOff.isEmpty() && person.switchedOff().isEmpty()) {
      return Set.of();
    }
    var names = new TreeSet<>(switchedOff);
    names.addAll(person.switchedOff());
    return Extension.switchedOff(names);
  }
}
