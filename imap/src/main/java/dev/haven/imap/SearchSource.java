package dev.haven.imap;

import dev.haven.account.MailboxName;
import dev.haven.wire.SyntaxException;
import java.util.List;

/// Which mailboxes a search goes through, RFC 7377 §2.2, RFC 5465 §6.
sealed interface SearchSource {
  /// The selected one.
  record Selected() implements SearchSource {}

  /// All of one's own. Mail may be delivered to any of them, so `inboxes` means the same.
  record Personal() implements SearchSource {}

  record Subscribed() implements SearchSource {}

  /// Those, and what is below them: all of it, or one level.
  record Subtree(List<String> names, boolean oneLevel) implements SearchSource {}

  record Named(List<String> names) implements SearchSource {}

  static SearchSource parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    return switch (in.word("a source")) {
      case "SELECTED" -> new Selected();
      case "INBOXES", "PERSONAL" -> new Personal();
      case "SUBSCRIBED" -> new Subscribed();
      case "SUBTREE" -> new Subtree(names(in), false);
      case "SUBTREE-ONE" -> new Subtree(names(in), true);
      case "MAILBOXES" -> new Named(names(in));
      default -> throw new SyntaxException("a source of RFC 7377", at);
    };
  }

  private static List<String> names(ImapCursor in) throws SyntaxException {
    in.space();
    return in.sees('(') ? in.list(in::mailbox) : List.of(in.mailbox());
  }

  /// Whether a mailbox of the tree is meant by name or kind.
  default boolean has(MailboxTree.Node node, Place place) {
    return switch (this) {
      case Selected _ -> false;
      case Personal _ -> place.owner().isViewer();
      case Subscribed _ -> node.subscribed();
      case Named(var names) -> names.contains(node.name());
      case Subtree(var names, boolean oneLevel) ->
          names.stream().anyMatch(top -> isBelow(node.name(), top, oneLevel));
    };
  }

  private static boolean isBelow(String name, String top, boolean oneLevel) {
    if (name.equals(top)) {
      return true;
    }
    boolean below = name.startsWith(top + MailboxName.SEPARATOR);
    return below && (!oneLevel || name.indexOf(MailboxName.SEPARATOR, top.length() + 1) < 0);
  }
}
