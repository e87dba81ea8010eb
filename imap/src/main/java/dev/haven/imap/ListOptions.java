package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The options of an extended LIST: which mailboxes, and what to say of them (RFC 5258 §3).
///
/// @param selection which mailboxes; all if empty
/// @param returned what to say about each, beyond what is always said
/// @param status what to add about each (RFC 5819 §2); nothing if empty
/// @param metadata which annotations to add (RFC 9590 §3); none if empty
record ListOptions(
    Set<Selection> selection,
    Set<Return> returned,
    List<StatusItem> status,
    List<EntryName> metadata) {

  /// Which mailboxes are meant.
  enum Selection {
    /// Only those that are subscribed to, whether they exist or not.
    SUBSCRIBED,
    /// Only those with a special use (RFC 6154 §2).
    SPECIAL_USE,
    /// Also those that have such mailboxes below them.
    RECURSIVE
  }

  /// What is said of a mailbox.
  enum Return {
    /// Whether it is subscribed to.
    SUBSCRIBED,
    /// What this person may do with it (RFC 8440 §3).
    MY_RIGHTS
  }

  static final ListOptions NONE =
      new ListOptions(
          EnumSet.noneOf(Selection.class), EnumSet.noneOf(Return.class), List.of(), List.of());

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
    if (options.recursive() && !options.isSelective()) {
      throw new SyntaxException("an option that RECURSIVEMATCH can refer to", at);
    }
    return options;
  }

  private ListOptions selecting(ImapCursor in) throws SyntaxException {
    int at = in.position();
    return switch (in.word("a selection option")) {
      // RFC 5258 §3.1: what is selected for being subscribed is said to be.
      case "SUBSCRIBED" -> with(Selection.SUBSCRIBED).with(Return.SUBSCRIBED);
      case "SPECIAL-USE" -> with(Selection.SPECIAL_USE);
      case "RECURSIVEMATCH" -> with(Selection.RECURSIVE);
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
      case "SUBSCRIBED" -> with(Return.SUBSCRIBED);
      case "MYRIGHTS" -> with(Return.MY_RIGHTS);
      case "CHILDREN", "SPECIAL-USE" -> this; // always told
      case "STATUS" -> {
        in.space();
        yield new ListOptions(selection, returned, StatusItem.parseList(in), metadata);
      }
      case "METADATA" -> {
        in.space();
        yield new ListOptions(selection, returned, status, in.list(() -> EntryName.parse(in)));
      }
      default -> throw new SyntaxException("a return option I know", at);
    };
  }

  private ListOptions with(Selection more) {
    var selected = EnumSet.copyOf(selection);
    selected.add(more);
    return new ListOptions(selected, returned, status, metadata);
  }

  private ListOptions with(Return more) {
    var told = EnumSet.copyOf(returned);
    told.add(more);
    return new ListOptions(selection, told, status, metadata);
  }

  boolean subscribed() {
    return selection.contains(Selection.SUBSCRIBED);
  }

  boolean specialUse() {
    return selection.contains(Selection.SPECIAL_USE);
  }

  boolean recursive() {
    return selection.contains(Selection.RECURSIVE);
  }

  boolean tellSubscribed() {
    return returned.contains(Return.SUBSCRIBED);
  }

  boolean myRights() {
    return returned.contains(Return.MY_RIGHTS);
  }

  /// Whether not every mailbox is meant.
  boolean isSelective() {
    return subscribed() || specialUse();
  }
}
