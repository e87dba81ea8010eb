package dev.haven.imap;

import dev.haven.account.MailboxName;
import dev.haven.wire.SyntaxException;
import java.util.List;

/// Which mailboxes a client wants to hear of, RFC 5465 §6.
sealed interface MailboxFilter {
  /// The selected mailbox, RFC 5465 §6.1.
  ///
  /// @param delayed whether no message may vanish but during a command that allows it
  record Selected(boolean delayed) implements MailboxFilter {}

  /// RFC 5465 §6.2. Mail may be delivered to any mailbox of one's own, so RFC 5465 §6.3 makes
  /// `inboxes` the same.
  record Personal() implements MailboxFilter {}

  /// RFC 5465 §6.4.
  record Subscribed() implements MailboxFilter {}

  /// RFC 5465 §6.5: those mailboxes, and all below them.
  record Subtree(List<String> names) implements MailboxFilter {}

  /// RFC 5465 §6.6.
  record Named(List<String> names) implements MailboxFilter {}

  /// Whether a mailbox that is not selected is meant.
  ///
  /// @param now whose it may be, and what is subscribed to
  default boolean matches(String name, Panorama now) {
    return switch (this) {
      case Selected _ -> false;
      case Personal _ -> now.isPersonal(name);
      case Subscribed _ -> now.own().subscriptions().contains(name);
      case Named(var names) -> names.contains(name);
      case Subtree(var names) ->
          names.stream()
              .anyMatch(top -> name.equals(top) || name.startsWith(top + MailboxName.SEPARATOR));
    };
  }

  /// Whether mailboxes of others can be meant.
  default boolean mayMeanShared() {
    return switch (this) {
      case Selected _, Personal _ -> false;
      case Subscribed _, Subtree _, Named _ -> true;
    };
  }

  static MailboxFilter parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    return switch (in.word("a mailbox specifier")) {
      case "SELECTED" -> new Selected(false);
      case "SELECTED-DELAYED" -> new Selected(true);
      case "INBOXES", "PERSONAL" -> new Personal();
      case "SUBSCRIBED" -> new Subscribed();
      case "SUBTREE" -> new Subtree(names(in));
      case "MAILBOXES" -> new Named(names(in));
      default -> throw new SyntaxException("a mailbox specifier of RFC 5465", at);
    };
  }

  private static List<String> names(ImapCursor in) throws SyntaxException {
    in.space();
    return in.sees('(') ? in.list(in::mailbox) : List.of(in.mailbox());
  }
}
