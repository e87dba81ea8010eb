package dev.haven.imap;

import java.util.List;
import java.util.Optional;

/// When news are told, and so which of them.
///
/// @param expunges whether messages may vanish from the client's numbering now (RFC 9051 §7.5.1)
/// @param waiting whether the client is in no command at all (RFC 5465 §3.1)
/// @param touched mailboxes that the command in hand itself has changed, of which its client need
///   not be notified (RFC 5465 §5)
/// @param annotated the mailbox of which that command has changed annotations
record Occasion(
    boolean expunges, boolean waiting, List<String> touched, Optional<String> annotated) {
  /// While the client says nothing.
  static final Occasion WAITING = new Occasion(true, true, List.of(), Optional.empty());

  /// Within IDLE.
  static final Occasion IDLE = new Occasion(true, false, List.of(), Optional.empty());

  /// Before a tagged `NO`.
  static final Occasion REFUSAL = new Occasion(false, false, List.of(), Optional.empty());

  /// Before the tagged answer of a command.
  static Occasion of(Command command) {
    return new Occasion(command.mayTellExpunges(), false, command.touched(), command.annotated());
  }
}
