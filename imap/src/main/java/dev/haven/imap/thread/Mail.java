package dev.haven.imap.thread;

import dev.haven.message.Slice;

/// What the algorithms look at, of messages counted from 0 in the order of their mailbox.
public interface Mail {
  /// A message without an identifier.
  long NO_ID = 0;

  int count();

  /// Sent date, RFC 5256 §2.2.
  long sentAt(int message);

  /// INTERNALDATE.
  long receivedAt(int message);

  /// What stands for its identifier, or [#NO_ID].
  long id(int message);

  /// How many messages it refers to.
  int references(int message);

  /// The identifier of one of those, the oldest first.
  long reference(int message, int number);

  /// Whether its subject says that it answers or forwards another.
  boolean isReply(int message);

  /// Folded, so that equal ones have equal octets.
  Slice baseSubject(int message);
}
