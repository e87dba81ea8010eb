package dev.haven.imap;

import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `CANCELUPDATE`, RFC 5267 §4.5: results that need not be kept up to date any longer.
record CancelUpdate(List<String> tags) implements Command.WhenSelected {

  static CancelUpdate parse(ImapCursor in) throws SyntaxException {
    var tags = new ArrayList<String>();
    do {
      in.space();
      tags.add(in.string());
    } while (!in.atEnd());
    return new CancelUpdate(List.copyOf(tags));
  }

  @Override
  public Done run(State.Selected state, Client client) throws IOException {
    if (!tags.stream().allMatch(state.contexts()::has)) {
      return new Done(state, Done.Answer.BAD, "No search of this tag is kept up to date");
    }
    return new Done(state.with(state.contexts().without(tags)), "CANCELUPDATE completed");
  }
}
