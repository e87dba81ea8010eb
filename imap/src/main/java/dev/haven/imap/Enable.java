package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `ENABLE`, RFC 5161 §3.1, RFC 9051 §6.3.1: switches on what would surprise an older client.
///
/// @param capabilities in upper case; those that are unknown or switched off, or need no switch,
///   are ignored
record Enable(List<String> capabilities) implements Command.WhenLoggedIn {

  static Enable parse(ImapCursor in) throws SyntaxException {
    var capabilities = new ArrayList<String>();
    do {
      in.space();
      capabilities.add(in.atom("a capability").toUpperCase(Locale.ROOT));
    } while (!in.atEnd());
    return new Enable(capabilities);
  }

  @Override
  public Done run(State.LoggedIn state, Client client) throws IOException, Refused {
    if (state instanceof State.Selected && capabilities.contains("UTF8=ACCEPT")) {
      // RFC 6855 §3: it is only valid in the authenticated state.
      throw Refused.mistake("CLIENTBUG", "UTF8=ACCEPT is enabled before a mailbox is selected");
    }
    var enabled = state.enabled();
    for (var capability : capabilities) {
      if (!SwitchedOff.names(capability, state.user().off())) {
        enabled = enabled.with(capability);
      }
    }
    var news = String.join(" ", enabled.since(state.enabled()));
    client.out().untagged(news.isEmpty() ? "ENABLED" : "ENABLED " + news);
    if (state instanceof State.Selected selected && enabled.condstore()) {
      Select.tellHighestModSeq(selected.announced(), client.out());
    }
    return new Done(state.with(enabled), "ENABLE completed");
  }
}
