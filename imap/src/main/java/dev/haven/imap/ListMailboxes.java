package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// `LIST`, RFC 9051 §6.3.9, with selection and return options (RFC 5258 §3), special uses (RFC 6154
/// §2) and STATUS (RFC 5819 §2).
///
/// @param patterns with their reference in front
record ListMailboxes(ListOptions options, List<ListPattern> patterns)
    implements Command.WhenLoggedIn {

  static ListMailboxes parse(ImapCursor in) throws SyntaxException {
    in.space();
    var options = ListOptions.NONE;
    if (in.sees('(')) {
      options = ListOptions.parseSelection(in);
      in.space();
    }
    var reference = in.mailboxAsWritten();
    in.space();
    var patterns =
        in.sees('(')
            ? in.list(() -> ListPattern.of(reference, in.listMailbox()))
            : List.of(ListPattern.of(reference, in.listMailbox()));
    if (in.accept(' ')) {
      in.keyword("RETURN");
      in.space();
      options = options.withReturn(in);
    }
    return new ListMailboxes(options, patterns);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException {
    if (asksForSeparator()) {
      client.out().untagged("LIST (\\Noselect) \"/\" \"\"");
      return new Done(state, "LIST completed");
    }
    var tree = MailboxTree.of(state.account().state());
    for (var node : tree.nodes()) {
      if (matches(node.name())) {
        tell(node, tree, state, client);
      }
    }
    boolean condstore = options.status().contains(StatusItem.HIGHESTMODSEQ);
    var next = condstore ? state.with(state.enabled().withCondstore()) : state;
    return new Done(next, "LIST completed");
  }

  /// RFC 9051 §6.3.9: an empty pattern asks for the separator and the root of the reference.
  private boolean asksForSeparator() {
    return patterns.size() == 1 && patterns.getFirst().text().isEmpty();
  }

  private boolean matches(String name) {
    for (var pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }

  private void tell(MailboxTree.Node node, MailboxTree tree, State.LoggedIn state, Client client)
      throws IOException {
    boolean below = options.recursive() && selectedBelow(node.name(), tree);
    boolean selected = options.isSelective() ? isSelected(node) : isListed(node, tree);
    if (!selected && !below) {
      return;
    }
    var line = new MailboxLine(node, tree.hasChildren(node.name()), options.tellSubscribed());
    line.write("LIST", childInfo(below), state, client.out());
    if (!options.status().isEmpty() && node.mailbox().isPresent()) {
      Status.write(node.mailbox().get(), options.status(), state, client);
    }
  }

  /// A name without a mailbox is only listed for what is below it.
  private static boolean isListed(MailboxTree.Node node, MailboxTree tree) {
    return node.mailbox().isPresent() || tree.hasChildren(node.name());
  }

  private boolean isSelected(MailboxTree.Node node) {
    boolean used = node.mailbox().flatMap(m -> m.role()).flatMap(SpecialUse::attribute).isPresent();
    return (!options.subscribed() || node.subscribed()) && (!options.specialUse() || used);
  }

  /// RFC 5258 §3.5: a mailbox stands in for those below it that the pattern does not show.
  private boolean selectedBelow(String name, MailboxTree tree) {
    for (var node : tree.below(name)) {
      if (isSelected(node) && !matches(node.name())) {
        return true;
      }
    }
    return false;
  }

  private String childInfo(boolean below) {
    if (!below) {
      return "";
    }
    var subscribed = options.subscribed() ? "\"SUBSCRIBED\"" : "";
    var both = options.subscribed() && options.specialUse() ? " " : "";
    var specialUse = options.specialUse() ? "\"SPECIAL-USE\"" : "";
    return " (\"CHILDINFO\" (" + subscribed + both + specialUse + "))";
  }
}
