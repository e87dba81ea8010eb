package dev.haven.imap;

import dev.haven.account.Pace;
import dev.haven.account.Right;
import dev.haven.account.UidSet;
import dev.haven.imap.SearchReturn.Option;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `ESEARCH`, RFC 7377 §2: a search through several mailboxes, answered mailbox by mailbox, by UID.
///
/// A mailbox that is not there, may not be read or has nothing is passed over. The selected one is
/// searched as it was announced.
///
/// @param sources empty for the selected mailbox
record SearchMailboxes(
    List<SearchSource> sources, Optional<SearchReturn> options, SearchProgram program)
    implements Command.WhenLoggedIn {
  private static final List<SearchSource> SELECTED = List.of(new SearchSource.Selected());

  static SearchMailboxes parse(ImapCursor in) throws SyntaxException {
    in.space();
    var sources = SELECTED;
    if (in.acceptKeyword("IN ")) {
      sources = in.list(() -> SearchSource.parse(in));
      in.space();
    }
    var options = SearchReturn.parseIfNext(in);
    var program = SearchProgram.parse(in);
    SearchReturn.requireFuzzy(options.filter(it -> it.has(Option.RELEVANCY)).isPresent(), program);
    return new SearchMailboxes(sources, options, program);
  }

  /// RFC 9051 §7.5.1.
  @Override
  public boolean mayTellExpunges() {
    return !program.key().usesNumbers();
  }

  @Override
  public boolean usesNumbers() {
    return program.key().usesNumbers();
  }

  @Override
  public Done run(State.LoggedIn state, Client client)
      throws IOException, SyntaxException, Refused {
    var wanted = options.orElse(SearchReturn.ALL);
    boolean onlySelected = sources.equals(SELECTED);
    // RFC 7377 §2.2: there must be a selected mailbox to search in it, and to save what is found.
    if (sources.contains(SELECTED.getFirst()) && !(state instanceof State.Selected)) {
      throw new SyntaxException("a selected mailbox", 0);
    }
    if (!onlySelected && wanted.has(Option.SAVE)) {
      throw new SyntaxException("only the selected mailbox for SAVE", 0);
    }
    var key = program.ready(state);
    if (wanted.update()) {
      client.out().ascii("* NO [NOUPDATE ").string(client.tag());
      client.out().ascii("] Updates are for SEARCH and SORT").crlf();
    }
    State next = state;
    var all = searched(state);
    long total = all.stream().mapToLong(SearchMailboxes::count).sum();
    long before = 0;
    var pace = Progress.of(state, client);
    for (var searched : all) {
      var part = Progress.part(pace, before, count(searched), total);
      before += count(searched);
      var saved = search(key, searched, wanted, part, client);
      if (wanted.has(Option.SAVE) && state instanceof State.Selected selected) {
        next = selected.saved(saved);
      }
    }
    return new Done(next, "ESEARCH completed");
  }

  private static int count(State.Selected searched) {
    return searched.announced().messages().count();
  }

  /// The mailboxes, each as if it were selected; each once (RFC 7377 §2.2).
  private List<State.Selected> searched(State.LoggedIn state) {
    var all = new ArrayList<State.Selected>();
    if (state instanceof State.Selected selected && sources.contains(SELECTED.getFirst())) {
      all.add(selected);
    }
    if (sources.equals(SELECTED)) {
      return all;
    }
    for (var node : MailboxTree.of(state).nodes()) {
      var place = node.place();
      if (place.isPresent() && isWanted(node, place.get(), state)) {
        all.add(asSelected(place.get(), state));
      }
    }
    return all;
  }

  private boolean isWanted(MailboxTree.Node node, Place place, State.LoggedIn state) {
    boolean there =
        state instanceof State.Selected selected
            && selected.isAt(place)
            && sources.contains(SELECTED.getFirst());
    return !there
        && place.allows(Right.READ)
        && sources.stream().anyMatch(source -> source.has(node, place));
  }

  private static State.Selected asSelected(Place place, State.LoggedIn state) {
    if (state instanceof State.Selected selected && selected.isAt(place)) {
      return selected;
    }
    return new State.Selected(
        state.user(),
        place.owner(),
        place.mailbox(),
        Access.EXAMINED,
        UidSet.NONE,
        UidSet.NONE,
        SearchContexts.NONE,
        false);
  }

  /// Searches one, tells what is found, and says what would be saved.
  private static UidSet search(
      SearchKey key, State.Selected there, SearchReturn wanted, Pace pace, Client client)
      throws IOException, SyntaxException, Refused {
    var search = SearchRun.of(key, there);
    var found = search.find(pace);
    var messages = there.announced().messages();
    var answer = new SearchAnswer(found, true, messages, search);
    if (!found.isEmpty()) {
      var place = there.owner().place(there.announced());
      answer.writeExtended(client.tag(), place, there.names(), wanted, client.out());
    }
    return answer.saved(wanted);
  }
}
