package dev.haven.imap;

import dev.haven.imap.thread.Algorithm;
import dev.haven.wire.SyntaxException;
import java.io.IOException;

/// `THREAD` and `UID THREAD`, RFC 5256 §3 (THREAD).
record ThreadMessages(boolean byUid, Algorithm algorithm, SearchProgram program)
    implements Searching {

  static ThreadMessages parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    int at = in.position();
    var algorithm = Algorithm.named(in.word("a threading algorithm"));
    if (algorithm.isEmpty()) {
      throw new SyntaxException("a threading algorithm I know", at);
    }
    in.space();
    return new ThreadMessages(byUid, algorithm.get(), SearchProgram.parseWithCharset(in));
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, SyntaxException, Refused {
    var search = SearchRun.of(program.ready(state), state);
    var next = search.asksModSeq() ? state.with(state.enabled().withCondstore()) : state;
    var progress = Progress.of(state, client);
    var indexes = search.find(progress).indexes();
    var messages = state.announced().messages();
    var forest = algorithm.thread(FoundMail.of(messages, indexes, state.keys(), progress));
    new ThreadWriter(
            forest, message -> byUid ? messages.uid(indexes[message]) : indexes[message] + 1L)
        .write(client.out());
    return new Done(next, (byUid ? "UID THREAD" : "THREAD") + " completed");
  }
}
