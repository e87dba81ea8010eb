package dev.haven.imap;

import dev.haven.account.MailboxDiff;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client is told of new messages besides their number: of all (RFC 5465 §5.2), and of those
/// that come into a result that is kept up to date (RFC 5465 §7). Each message is told of once.
///
/// @param state knows the messages
/// @param inContexts by what is told of them, the numbers of those that come into such a result
/// @param ofAll what is told of the others
/// @param others their numbers
record Arrivals(
    State.Selected state,
    Map<List<FetchItem>, UidSet> inContexts,
    List<FetchItem> ofAll,
    UidSet others) {

  static Arrivals of(
      State.Selected state,
      MailboxDiff diff,
      List<FetchItem> ofAll,
      List<SearchContext.Change> changes) {
    if (diff.added() == 0) {
      return new Arrivals(state, Map.of(), ofAll, UidSet.NONE);
    }
    var added = UidSet.range(diff.firstAdded() + 1L, diff.firstAdded() + diff.added());
    var telling = changes.stream().filter(change -> !change.fetched().isEmpty()).toList();
    if (telling.isEmpty()) {
      return new Arrivals(state, Map.of(), ofAll, added);
    }
    var groups = new LinkedHashMap<List<FetchItem>, UidSetBuilder>();
    var messages = state.announced().messages();
    for (int i = diff.firstAdded(); i < diff.firstAdded() + diff.added(); i++) {
      var items = items(messages.uid(i), telling, ofAll);
      groups.computeIfAbsent(items, _ -> new UidSetBuilder()).add(i + 1L);
    }
    var rest = Optional.ofNullable(groups.remove(List.<FetchItem>of()));
    var inContexts = new LinkedHashMap<List<FetchItem>, UidSet>();
    groups.forEach((items, numbers) -> inContexts.put(items, numbers.build()));
    return new Arrivals(
        state, inContexts, ofAll, rest.map(UidSetBuilder::build).orElse(UidSet.NONE));
  }

  /// RFC 5465 §5.2: one response with all that anybody asked for; nothing if no context did.
  private static List<FetchItem> items(
      long uid, List<SearchContext.Change> telling, List<FetchItem> ofAll) {
    var items = new LinkedHashSet<FetchItem>();
    for (var change : telling) {
      if (change.come().contains(uid)) {
        items.addAll(change.fetched());
      }
    }
    if (!items.isEmpty()) {
      items.addAll(ofAll);
    }
    return List.copyOf(items);
  }

  /// RFC 5465 §7: after their number, and before the results they come into.
  void tellInContexts(Responses out) throws IOException {
    for (var group : inContexts.entrySet()) {
      write(group.getKey(), group.getValue(), out);
    }
  }

  /// RFC 5465 §5.2: after the results they come into.
  void tellOthers(Responses out) throws IOException {
    if (!ofAll.isEmpty() && !others.isEmpty()) {
      write(ofAll, others, out);
    }
  }

  private void write(List<FetchItem> items, UidSet numbers, Responses out) throws IOException {
    new FetchWriter(state, items, -1, out).write(Selection.ofNumbers(numbers));
  }
}
