package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.imap.SearchProgram.Resolved;
import dev.haven.imap.SearchReturn.Option;
import dev.haven.imap.sort.SortCriterion;
import dev.haven.imap.sort.SortKey;
import dev.haven.imap.sort.Sorting;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `SORT` and `UID SORT`, RFC 5256 §3 (SORT), with keys to sort by what is displayed (RFC 5957 §3)
/// and what to return (RFC 5267 §3).
///
/// @param options what to return; empty if the client did not say
record Sort(
    boolean byUid,
    Optional<SearchReturn> options,
    List<SortCriterion> criteria,
    SearchProgram program)
    implements Searching {
  /// More would decide nothing: there are eleven keys.
  private static final int MOST_CRITERIA = 32;

  static Sort parse(ImapCursor in, boolean byUid) throws SyntaxException {
    in.space();
    var options = SearchReturn.parseIfNext(in);
    var criteria = criteria(in);
    in.space();
    var program = SearchProgram.parseWithCharset(in);
    boolean scored =
        options.filter(it -> it.has(Option.RELEVANCY)).isPresent()
            || criteria.stream().anyMatch(by -> by.key() == SortKey.RELEVANCY);
    SearchReturn.requireFuzzy(scored, program);
    return new Sort(byUid, options, criteria, program);
  }

  private static List<SortCriterion> criteria(ImapCursor in) throws SyntaxException {
    var criteria = new ArrayList<SortCriterion>();
    in.expect('(');
    do {
      boolean reverse = in.acceptKeyword("REVERSE");
      if (reverse) {
        in.space();
      }
      int at = in.position();
      var key = SortKey.named(in.word("a sort key"));
      if (key.isEmpty()) {
        throw new SyntaxException("a sort key I know", at);
      }
      criteria.add(
          key.get() == SortKey.ANNOTATION
              ? annotation(in, reverse)
              : new SortCriterion(key.get(), reverse));
      if (criteria.size() > MOST_CRITERIA) {
        throw new SyntaxException("at most " + MOST_CRITERIA + " sort keys", at);
      }
    } while (in.accept(' '));
    in.expect(')');
    return List.copyOf(criteria);
  }

  private static SortCriterion annotation(ImapCursor in, boolean reverse) throws SyntaxException {
    in.space();
    var entry = EntryMatch.name(in);
    in.space();
    return SortCriterion.ofAnnotation(entry, AnnotationAttribute.onlyShared(in), reverse);
  }

  @Override
  public Done run(State.Selected state, Client client)
      throws IOException, SyntaxException, Refused {
    return switch (program.resolved(state)) {
      case Resolved.Refusal(var why) -> {
        boolean saves = options.isPresent() && options.get().has(Option.SAVE);
        yield new Done(saves ? state.saved(UidSet.NONE) : state, why.answer(), why.response());
      }
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
    var progress = Progress.of(state, client);
    var found = search.find(progress);
    var messages = state.announced().messages();
    var viewer = state.user().account().id().name();
    var asked = criteria.stream().map(criterion -> criterion.askedBy(viewer)).toList();
    var sorted =
        new Sorting(messages, state.keys(), search.relevancy()::of, progress)
            .sorted(found.indexes(), asked);
    var answer = new SortAnswer(found, sorted, byUid, messages, search);
    if (options.isEmpty()) {
      answer.writePlain(client.out());
      return new Done(next, name() + " completed");
    }
    var wanted = options.get();
    if (wanted.update()) {
      var context =
          SearchContext.ofSort(client.tag(), byUid, key, asked, found, next)
              .fetching(wanted.fetched());
      next = next.with(next.contexts().plus(context, client.out()));
    }
    answer.writeExtended(client.tag(), wanted, client.out());
    return wanted.has(Option.SAVE)
        ? new Done(next.saved(answer.saved(wanted)), name() + " completed, result saved")
        : new Done(next, name() + " completed");
  }

  private String name() {
    return byUid ? "UID SORT" : "SORT";
  }
}
