package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `ENABLE`, RFC 5161 §3.1, RFC 9051 §6.3.1: switches on what would surprise an older client.
///
/// @param capabilities in upper case; those that are unknown or need no switch are ignored
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
  public Done run(State.LoggedIn state, Client client) throws IOException {
    var enabled = state.enabled();
    var news = new StringBuilder("ENABLED");
    for (var capability : capabilities) {
      var more = enabled.with(capability);
      if (!more.equals(enabled)) {
        news.append(' ').append(capability);
        enabled = more;
      }
    }
    client.out().untagged(news.toString());
    if (state instanceof State.Selected selected && enabled.condstore()) {
      Select.tellHighestModSeq(selected.announced(), client.out());
    }
    return new Done(state.with(enabled), "ENABLE completed");
  }
}
