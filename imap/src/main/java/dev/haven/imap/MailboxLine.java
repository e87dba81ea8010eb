package dev.haven.imap;

import java.io.IOException;

/// One LIST or LSUB response (RFC 9051 §7.3.1, RFC 3501 §7.2.3).
///
/// @param access what it says of the access to the mailbox, with a space behind, or nothing
record MailboxLine(
    MailboxTree.Node node, boolean hasChildren, boolean tellSubscribed, String access) {

  MailboxLine(MailboxTree.Node node, boolean hasChildren, boolean tellSubscribed) {
    this(node, hasChildren, tellSubscribed, "");
  }

  /// @param extended extended data items with a space in front, or nothing (RFC 5258 §4)
  void write(String response, String extended, State.LoggedIn state, Responses out)
      throws IOException {
    out.ascii("* ").ascii(response).ascii(" (").ascii(attributes(state)).ascii(") \"/\" ");
    out.mailbox(node.name(), state.names()).ascii(extended).crlf();
  }

  private String attributes(State.LoggedIn state) {
    var text = new StringBuilder();
    if (node.place().isEmpty()) {
      // RFC 5258 §3.1: \NonExistent implies \Noselect; an older client knows only that one.
      text.append(state.enabled().rev2() || tellSubscribed ? "\\NonExistent " : "\\Noselect ");
    }
    text.append(access);
    if (tellSubscribed && node.subscribed()) {
      text.append("\\Subscribed ");
    }
    if (state.offers(Extension.CHILDREN)) {
      text.append(hasChildren ? "\\HasChildren " : "\\HasNoChildren ");
    }
    if (state.offers(Extension.SPECIAL_USE)) {
      node.specialUse().ifPresent(use -> text.append(use).append(' '));
    }
    return text.toString().strip();
  }

  /// Tells under which name a mailbox is found that the client knows by another (RFC 9051
  /// §6.3.9.7).
  static void renamed(String name, String oldName, State.LoggedIn state, Responses out)
      throws IOException {
    var tree = MailboxTree.of(state);
    var line = new MailboxLine(tree.node(name), tree.hasChildren(name), false);
    out.ascii("* LIST (").ascii(line.attributes(state));
    out.ascii(") \"/\" ").mailbox(name, state.names());
    out.ascii(" (\"OLDNAME\" (").mailbox(oldName, state.names()).ascii("))").crlf();
  }

  /// The name under which a mailbox was selected (RFC 9051 §6.3.2).
  static void selected(State.Selected state, String asked, Responses out) throws IOException {
    var name = state.owner().nameOf(state.announced());
    out.ascii("* LIST () \"/\" ").mailbox(name, state.names());
    if (!asked.equals(name)) {
      out.ascii(" (\"OLDNAME\" (").mailbox(asked, state.names()).ascii("))");
    }
    out.crlf();
  }
}
