package dev.haven.imap;

/// Where we accept more than the grammar allows, and for whom. What does so names its constant here
/// and is counted ([ImapProtocol#tolerated]).
public enum Tolerance {
  /// `\Recent` among the flags of an APPEND, which RFC 9051 §9 and RFC 3501 §9 leave out: programs
  /// that move mail between servers hand on what FETCH told them. It is passed over.
  RECENT_IN_APPEND,
  /// Octets beyond ASCII in the header of an appended message, from a program that did not enable
  /// UTF-8, which RFC 6855 §4 has us refuse: programs that move mail between servers and do not
  /// look into it. The message is kept as it is.
  HEADER_BEYOND_ASCII_IN_APPEND,
  /// An empty line before a command, from Apple's Mail on telephones. It is passed over.
  EMPTY_LINE,
  /// A separator behind the name of a mailbox, which RFC 9051 §6.3.4 allows in CREATE only:
  /// Thunderbird writes `Work/` for mailboxes that can have others below them. It is passed over.
  TRAILING_SEPARATOR
}
