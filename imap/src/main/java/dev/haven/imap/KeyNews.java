package dev.haven.imap;

import dev.haven.account.AccessKeys;
import dev.haven.account.KeyedMailbox;
import java.io.IOException;
import java.util.Optional;

/// Tells when the mailbox access key of the selected mailbox was changed elsewhere, and so URLs
/// that this person gave away are no more (RFC 4467 §7). Whoever has the right to write to the
/// client has this.
final class KeyNews {
  /// RFC 4467 §8: by what URLs can be authorized.
  static final String MECHANISMS = "[URLMECH " + UrlToken.MECHANISM + "]";

  private Optional<Told> told = Optional.empty();

  /// What was told last: of whom, and what.
  private record Told(User user, AccessKeys keys) {
    boolean isOf(User other) {
      return user.account() == other.account();
    }
  }

  /// What the client did itself it knows.
  void know(State.LoggedIn state) {
    told = Optional.of(new Told(state.user(), state.user().account().state().accessKeys()));
  }

  void tell(State.Selected state, Responses out) throws IOException {
    var now = state.user().account().state().accessKeys();
    var before = told.filter(it -> it.isOf(state.user()));
    if (before.isPresent() && before.get().keys() == now) {
      return;
    }
    var selected = AuthorizedUrl.keyed(state.owner().place(state.announced()));
    if (before.isPresent() && isChanged(selected, before.get().keys(), now)) {
      out.untagged("OK " + MECHANISMS + " The mailbox access key was changed");
    }
    know(state);
  }

  /// A first key ends nothing.
  private static boolean isChanged(KeyedMailbox of, AccessKeys before, AccessKeys now) {
    return before.key(of).isPresent() && !before.key(of).equals(now.key(of));
  }
}
