package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.List;

/// The options of an extended LIST: which mailboxes, and what to say of them (RFC 5258 §3).
///
/// @param subscribed only those that are subscribed to, whether they exist or not
/// @param specialUse only those with a special use (RFC 6154 §2)
/// @param recursive also those that have such mailboxes below them
/// @param status what to add about each (RFC 5819 §2); nothing if empty
/// @param tellSubscribed whether to say which are subscribed to
record ListOptions(
    boolean subscribed,
    boolean specialUse,
    boolean recursive,
    List<StatusItem> status,
    boolean tellSubscribed) {

  static final ListOptions NONE = new ListOptions(false, false, false, List.of(), false);

  /// RFC 9051 §9, rule `list-select-opts`.
  static ListOptions parseSelection(ImapCursor in) throws SyntaxException {
    int at = in.position();
    in.expect('(');
    var options = NONE;
    while (in.seesWord()) {
      options = options.selecting(in);
      if (!in.accept(' ')) {
        break;
      }
    }
    in.expect(')');
    // RFC 5258 §3.1: without a base option there is nothing to recurse for.
    if (options.recursive && !options.isSelective()) {
      throw new SyntaxException("an option that RECURSIVEMATCH can refer to", at);
    }
    return options;
  }

  private ListOptions selecting(ImapCursor in) throws SyntaxException {
    int at = in.position();
    return switch (in.word("a selection option")) {
      case "SUBSCRIBED" -> new ListOptions(true, specialUse, recursive, status, true);
      case "SPECIAL-USE" -> new ListOptions(subscribed, true, recursive, status, tellSubscribed);
      case "RECURSIVEMATCH" ->
          new ListOptions(subscribed, specialUse, true, status, tellSubscribed);
      case "REMOTE" -> this; // RFC 5258 §3.1: nothing is remote here
      default -> throw new SyntaxException("a selection option I know", at);
    };
  }

  /// With what follows `RETURN`.
  ListOptions withReturn(ImapCursor in) throws SyntaxException {
    in.expect('(');
    var options = this;
    while (in.seesWord()) {
      options = options.returning(in);
      if (!in.accept(' ')) {
        break;
      }
    }
    in.expect(')');
    return options;
  }

  private ListOptions returning(ImapCursor in) throws SyntaxException {
    int at = in.position();
    return switch (in.word("a return option")) {
      case "SUBSCRIBED" -> new ListOptions(subscribed, specialUse, recursive, status, true);
      case "CHILDREN", "SPECIAL-USE" -> this; // always told
      case "STATUS" -> {
        in.space();
        yield new ListOptions(
            subscribed, specialUse, recursive, StatusItem.parseList(in), tellSubscribed);
      }
      default -> throw new SyntaxException("a return option I know", at);
    };
  }

  /// Whether not every mailbox is meant.
  boolean isSelective() {
    return subscribed || specialUse;
  }
}
