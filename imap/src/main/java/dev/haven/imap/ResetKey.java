package dev.haven.imap;

import dev.haven.account.ForgetAccessKeys;
import dev.haven.account.IntentRefused;
import dev.haven.account.KeepAccessKey;
import dev.haven.account.Right;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `RESETKEY`, RFC 4467 §7: ends all URLs that one authorized of a mailbox, or of any.
///
/// @param mailbox all of them if empty
@SuppressWarnings("OptionalUsedAsFieldOrParameterType") // absent is what the grammar allows
record ResetKey(Optional<String> mailbox, List<String> mechanisms) implements Command.WhenLoggedIn {

  static ResetKey parse(ImapCursor in) throws SyntaxException {
    if (in.atEnd()) {
      return new ResetKey(Optional.empty(), List.of());
    }
    in.space();
    var mailbox = Optional.of(in.mailbox());
    var mechanisms = new ArrayList<String>();
    while (!in.atEnd()) {
      in.space();
      mechanisms.add(in.atom("a mechanism").toUpperCase(Locale.ROOT));
    }
    return new ResetKey(mailbox, mechanisms);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws Refused, IntentRefused {
    if (mechanisms.stream().anyMatch(name -> !name.equals(UrlToken.MECHANISM))) {
      throw new Refused("CANNOT", "INTERNAL is the only mechanism here");
    }
    var account = state.user().account();
    if (mailbox.isEmpty()) {
      account.commit(new ForgetAccessKeys());
      client.keyNews().know(state);
      return new Done(state, "All keys removed");
    }
    var place = Mailboxes.named(mailbox.get(), Right.READ, state);
    account.commit(new KeepAccessKey(AuthorizedUrl.keyed(place), UrlToken.newKey(), true));
    client.keyNews().know(state);
    return new Done(state, KeyNews.MECHANISMS + " RESETKEY completed");
  }
}
