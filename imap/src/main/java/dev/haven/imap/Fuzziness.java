package dev.haven.imap;

import dev.haven.imap.FuzzyIndex.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts what an index finds in the place of texts that are searched for roughly: RFC 6203 §3. What
/// is no text is matched exactly, which RFC 6203 §5 leaves to the server. For one search of one
/// mailbox, so that a message is found and scored by the same answer.
record Fuzziness(State.Selected state, FuzzyIndex index) {

  /// The search in which nothing is rough any more.
  static SearchKey resolved(SearchKey key, State.Selected state) throws IOException, Refused {
    if (!key.isFuzzy()) {
      return key;
    }
    return new Fuzziness(state, required(state)).resolved(key, false);
  }

  private static FuzzyIndex required(State.LoggedIn state) throws Refused {
    return state
        .user()
        .lookup()
        .fuzzy()
        .orElseThrow(() ->
            Refused.mistake("CLIENTBUG", "SEARCH=FUZZY is not offered here; search without FUZZY"));
  }

  private SearchKey resolved(SearchKey key, boolean fuzzy) throws IOException {
    return switch (key) {
      case SearchKey.Fuzzy(var inner) -> resolved(inner, true);
      case SearchKey.And(var keys) -> {
        var all = new ArrayList<SearchKey>();
        for (var part : keys) {
          all.add(resolved(part, fuzzy));
        }
        yield new SearchKey.And(List.copyOf(all));
      }
      case SearchKey.Or(var one, var other) ->
          new SearchKey.Or(resolved(one, fuzzy), resolved(other, fuzzy));
      case SearchKey.Not(var inner) -> new SearchKey.Not(resolved(inner, fuzzy));
      case SearchKey.Header(var field, var text) when fuzzy && !text.isEmpty() ->
          scored(new Query.Field(field, text));
      case SearchKey.Body(var text) when fuzzy -> scored(new Query.Body(text));
      case SearchKey.Text(var text) when fuzzy -> scored(new Query.Anywhere(text));
      default -> key;
    };
  }

  private SearchKey scored(Query query) throws IOException {
    return new SearchKey.Scored(index.find(state.account(), query));
  }
}
