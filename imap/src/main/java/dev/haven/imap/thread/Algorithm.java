package dev.haven.imap.thread;

import java.util.Optional;

/// The threading algorithms of THREAD.
public enum Algorithm {
  /// RFC 5256 §3 (ORDEREDSUBJECT): "poor man's threading".
  ORDEREDSUBJECT,
  /// RFC 5256 §3 (REFERENCES).
  REFERENCES,
  /// draft-ietf-morg-inthread §4: as REFERENCES without regard to subjects, the thread that had
  /// mail last being the last.
  REFS;

  /// The algorithm of that name, in upper case.
  public static Optional<Algorithm> named(String name) {
    for (var algorithm : values()) {
      if (algorithm.name().equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  public Forest thread(Mail mail) {
    return switch (this) {
      case ORDEREDSUBJECT -> OrderedSubject.thread(mail);
      case REFERENCES -> References.bySubjectToo(mail);
      case REFS -> References.byReferences(mail);
    };
  }
}
