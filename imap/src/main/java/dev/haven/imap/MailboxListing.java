package dev.haven.imap;

import dev.haven.account.Right;
import java.io.IOException;
import java.util.List;

/// The answer to one LIST: which names it shows, and what it says of them (RFC 5258 §3). For one
/// thread.
final class MailboxListing {
  private final ListOptions options;
  private final List<ListPattern> patterns;
  private final State.LoggedIn state;
  private final Client client;
  private final MailboxTree tree;

  MailboxListing(
      ListOptions options, List<ListPattern> patterns, State.LoggedIn state, Client client) {
    this.options = options;
    this.patterns = patterns;
    this.state = state;
    this.client = client;
    this.tree = MailboxTree.of(state);
  }

  void tell() throws IOException {
    for (var node : tree.nodes()) {
      if (matches(node.name())) {
        tell(node);
      }
    }
  }

  private boolean matches(String name) {
    for (var pattern : patterns) {
      if (pattern.matches(name)) {
        return true;
      }
    }
    return false;
  }

  private void tell(MailboxTree.Node node) throws IOException {
    boolean hasChildren = tree.hasChildren(node.name());
    boolean below = options.recursive() && isSelectedBelow(node.name());
    // A name without a mailbox is otherwise only listed for what is below it.
    boolean shown =
        options.isSelective() ? isSelected(node) : node.place().isPresent() || hasChildren;
    if (!shown && !below) {
      return;
    }
    var line = new MailboxLine(node, hasChildren, options.tellSubscribed());
    line.write("LIST", below ? childInfo() : "", state, client.out());
    // RFC 8440 §4: only what exists, and may be looked up, has rights to tell.
    if (options.myRights() && node.place().isPresent()) {
      MyRights.write(node.place().get(), state, client.out());
    }
    if (!options.status().isEmpty() && node.place().isPresent()) {
      tellStatus(node.place().get());
    }
    if (!options.metadata().isEmpty() && node.place().isPresent()) {
      tellMetadata(node.place().get());
    }
  }

  /// RFC 5819 §2: a mailbox of which nothing may be told gets no STATUS.
  private void tellStatus(Place place) throws IOException {
    if (place.allows(Right.READ)) {
      Status.write(place, options.status(), state, client);
    }
  }

  /// RFC 9590 §3: what may not be annotated has nothing to tell.
  private void tellMetadata(Place place) throws IOException {
    if (place.allowsAnnotations()) {
      GetMetadata.of(options.metadata()).tell(place, state, client.out());
    }
  }

  private boolean isSelected(MailboxTree.Node node) {
    return (!options.subscribed() || node.subscribed())
        && (!options.specialUse() || node.specialUse().isPresent());
  }

  /// RFC 5258 §3.5: a mailbox stands in for those below it that the pattern does not show.
  private boolean isSelectedBelow(String name) {
    for (var node : tree.below(name)) {
      if (isSelected(node) && !matches(node.name())) {
        return true;
      }
    }
    return false;
  }

  private String childInfo() {
    var subscribed = options.subscribed() ? "\"SUBSCRIBED\"" : "";
    var both = options.subscribed() && options.specialUse() ? " " : "";
    var specialUse = options.specialUse() ? "\"SPECIAL-USE\"" : "";
    return " (\"CHILDINFO\" (" + subscribed + both + specialUse + "))";
  }
}
