package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.message.Charsets;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `SEARCH` and `UID SEARCH`, RFC 9051 §6.4.4, RFC 3501 §6.4.4, with what to return (RFC 4731 §3.1)
/// and the saved result (RFC 5182 §2.1).
///
/// @param results what to return; empty if the client did not say
/// @param badCharset the name of a charset that is not known here: the search is not run
record Search(
    boolean byUid, Optional<SearchReturn> results, Optional<String> badCharset, SearchKey key)
    implements Command.WhenSelected {

  static Search parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    Optional<SearchReturn> results = Optional.empty();
    if (in.acceptKeyword("RETURN")) {
      in.space();
      results = Optional.of(SearchReturn.parse(in));
      in.space();
    }
    var charset = StandardCharsets.UTF_8;
    if (in.acceptKeyword("CHARSET")) {
      in.space();
      var name = in.astring();
      in.space();
      var found = Charsets.find(name);
      if (found.isEmpty()) {
        in.skipRest();
        return new Search(byUid, results, Optional.of(name), new SearchKey.All());
      }
      charset = found.get();
    }
    var key = new SearchParser(in, charset).program();
    return new Search(byUid, results, Optional.empty(), key);
  }

  /// RFC 9051 §7.5.1, and RFC 7162 §3.2.10.2 for a UID SEARCH in which message numbers occur.
  @Override
  public boolean mayTellExpunges() {
    return byUid && !key.usesNumbers();
  }

  @Override
  public boolean usesNumbers() {
    return !byUid || key.usesNumbers();
  }

  @Override
  public Done run(State.Selected state, Client client) throws IOException, SyntaxException {
    if (badCharset.isPresent()) {
      return refusedCharset(state);
    }
    var search = SearchRun.of(key, state);
    var next = search.asksModSeq() ? state.with(state.enabled().withCondstore()) : state;
    var found = search.find();
    boolean extended = results.isPresent() || state.enabled().rev2();
    var answer = new SearchAnswer(found, byUid, state.announced().messages(), search.asksModSeq());
    if (!extended) {
      answer.writePlain(client.out());
      return new Done(next, name() + " completed");
    }
    var wanted = results.orElse(SearchReturn.ALL);
    answer.writeExtended(client.tag(), wanted, client.out());
    if (!wanted.has(SearchReturn.Option.SAVE)) {
      return new Done(next, name() + " completed");
    }
    return new Done(next.saved(answer.saved(wanted)), name() + " completed, result saved");
  }

  /// RFC 5182 §2.1: a search that was to be saved and ends in `NO` has saved nothing.
  private Done refusedCharset(State.Selected state) {
    boolean saves = results.isPresent() && results.get().has(SearchReturn.Option.SAVE);
    return new Done(
        saves ? state.saved(UidSet.NONE) : state,
        Done.Answer.NO,
        "[BADCHARSET (US-ASCII UTF-8)] This charset is not known here");
  }

  private String name() {
    return byUid ? "UID SEARCH" : "SEARCH";
  }
}
