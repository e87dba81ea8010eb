package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.imap.SearchProgram.Resolved;
import dev.haven.imap.SearchReturn.Option;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.Optional;

/// `SEARCH` and `UID SEARCH`, RFC 9051 §6.4.4, RFC 3501 §6.4.4, with what to return (RFC 4731
/// §3.1), the saved result (RFC 5182 §2.1) and results that are kept up to date (RFC 5267 §4.3).
///
/// @param options what to return; empty if the client did not say
record Search(boolean byUid, Optional<SearchReturn> options, SearchProgram program)
    implements Searching {

  static Search parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var options = SearchReturn.parseIfNext(in);
    var program = SearchProgram.parse(in);
    SearchReturn.requireFuzzy(options.filter(it -> it.has(Option.RELEVANCY)).isPresent(), program);
    return new Search(byUid, options, program);
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, SyntaxException, Refused {
    return switch (program.resolved(state)) {
      case Resolved.Refusal(var why) -> refused(why, state);
      case Resolved.Ready(var key) -> run(key, state, client);
    };
  }

  private Done run(SearchKey key, State.Selected state, Client client)
      throws IOException, SyntaxException, Refused {
    if (options.isPresent() && options.get().update()) {
      state.contexts().requireNew(client.tag());
    }
    var search = SearchRun.of(key, state);
    var next = search.asksModSeq() ? state.with(state.enabled().withCondstore()) : state;
    var messages = state.announced().messages();
    var looked = client.options().limits().of(search.scope(), messages);
    var found = search.find(looked.chosen(), Progress.of(state, client));
    var answer = new SearchAnswer(found, byUid, messages, search);
    if (options.isEmpty() && !state.enabled().rev2()) {
      answer.writePlain(client.out());
      return new Done(next, looked.code() + name() + " completed");
    }
    var wanted = options.orElse(SearchReturn.ALL);
    if (wanted.update() && looked.isPart()) {
      SearchContexts.refuse(client.tag(), "Only a part was searched", client.out());
    } else if (wanted.update()) {
      var context =
          SearchContext.ofSearch(client.tag(), byUid, key, found, next).fetching(wanted.fetched());
      next = next.with(next.contexts().plus(context, client.out()));
    }
    answer.writeExtended(client.tag(), wanted, client.out());
    return wanted.has(Option.SAVE)
        ? new Done(
            next.saved(answer.saved(wanted)), looked.code() + name() + " completed, result saved")
        : new Done(next, looked.code() + name() + " completed");
  }

  /// RFC 5182 §2.1: a search that was to be saved and ends in `NO` has saved nothing.
  private Done refused(Refused why, State.Selected state) {
    boolean saves = options.isPresent() && options.get().has(Option.SAVE);
    return new Done(saves ? state.saved(UidSet.NONE) : state, why.answer(), why.response());
  }

  private String name() {
    return byUid ? "UID SEARCH" : "SEARCH";
  }
}
