package dev.haven.imap;

import dev.haven.account.MailboxDiff;
import dev.haven.account.Pace;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.imap.sort.SortCriterion;
import dev.haven.imap.sort.Sorting;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.List;

/// A result that is kept up to date for a client, RFC 5267 §4.3. Immutable.
///
/// What a message is found for does not change but with its flags and annotations, and its place in
/// an order never. So only messages that are new or changed in those are looked at again.
///
/// @param tag of the search that asked for it, by which the client knows it
/// @param key what is searched for, the messages it names given by UID
/// @param order empty for SEARCH
/// @param members what the client knows to be in it
/// @param fetched what it wants to know of new messages that come into it (RFC 5465 §7)
record SearchContext(
    String tag,
    boolean byUid,
    SearchKey key,
    List<SortCriterion> order,
    UidSet members,
    List<FetchItem> fetched) {

  static SearchContext ofSearch(
      String tag, boolean byUid, SearchKey key, Selection found, State.Selected state)
      throws SyntaxException {
    return ofSort(tag, byUid, key, List.of(), found, state);
  }

  static SearchContext ofSort(
      String tag,
      boolean byUid,
      SearchKey key,
      List<SortCriterion> order,
      Selection found,
      State.Selected state)
      throws SyntaxException {
    var messages = state.announced().messages();
    return new SearchContext(tag, byUid, key.fixed(state), order, found.uids(messages), List.of());
  }

  SearchContext fetching(List<FetchItem> items) {
    return new SearchContext(tag, byUid, key, order, members, items);
  }

  private SearchContext with(UidSet now) {
    return new SearchContext(tag, byUid, key, order, now, fetched);
  }

  /// What changes in it with the mailbox.
  ///
  /// @param after the mailbox as the client will know it
  /// @param diff what leads to it
  Change change(State.Selected after, MailboxDiff diff) throws IOException {
    var messages = after.announced().messages();
    var numbers = new UidSetBuilder();
    for (int index : diff.changed()) {
      numbers.add(index + 1L);
    }
    if (diff.added() > 0) {
      numbers.add(diff.firstAdded() + 1L, messages.count());
    }
    var touched = Selection.ofNumbers(numbers.build()).uids(messages);
    var found = find(touched, after);
    var expunged = members.common(diff.expungedUids());
    var left = members.common(touched).without(found);
    return new Change(this, expunged, left, found.without(members));
  }

  private UidSet find(UidSet touched, State.Selected after) throws IOException {
    if (touched.isEmpty()) {
      return UidSet.NONE;
    }
    try {
      var narrowed = new SearchKey.And(List.of(new SearchKey.WithUid(touched), key));
      return SearchRun.of(narrowed, after).find(Pace.UNSEEN).uids(after.announced().messages());
    } catch (SyntaxException | Refused impossible) {
      throw new IllegalStateException("a search that is not kept up to date", impossible);
    }
  }

  /// How a context changes.
  ///
  /// @param expunged those in it that are no more
  /// @param left those that are not found any more
  /// @param come those that are found now
  record Change(SearchContext context, UidSet expunged, UidSet left, UidSet come) {

    List<FetchItem> fetched() {
      return context.fetched;
    }

    private SearchContext remaining() {
      return context.with(context.members.without(expunged));
    }

    /// The context afterwards.
    SearchContext result() {
      return context.with(
          new UidSetBuilder().add(remaining().members.without(left)).add(come).build());
    }

    /// RFC 5267 §4.3.4, while the client still numbers messages as before.
    void tellGone(State.Selected before, Responses out) throws IOException {
      context.tellRemoved(expunged, before, out);
    }

    /// RFC 5465 §5.1: once the client knows the flags for which they leave.
    void tellLeft(State.Selected after, Responses out) throws IOException {
      remaining().tellRemoved(left, after, out);
    }

    /// RFC 5267 §4.3.3, once the client knows the new messages.
    void tellCome(State.Selected after, Responses out) throws IOException {
      if (come.isEmpty()) {
        return;
      }
      SearchAnswer.begin(context.tag, context.byUid, out);
      out.ascii(" ADDTO (");
      if (context.order.isEmpty()) {
        context.unsorted(come, after, out);
      } else {
        result().inOrder(come, after, out);
      }
      out.put(')').crlf();
    }
  }

  private void tellRemoved(UidSet gone, State.Selected state, Responses out) throws IOException {
    if (gone.isEmpty()) {
      return;
    }
    SearchAnswer.begin(tag, byUid, out);
    out.ascii(" REMOVEFROM (");
    if (order.isEmpty()) {
      unsorted(gone, state, out);
    } else {
      fromLast(gone, state, out);
    }
    out.put(')').crlf();
  }

  /// Without an order, every place is 0.
  private void unsorted(UidSet uids, State.Selected state, Responses out) throws IOException {
    var messages = state.announced().messages();
    out.ascii("0 ").set(byUid ? uids : Selection.ofUids(uids, messages).numbers());
  }

  /// The places of those that leave, the last first, so that none shifts before it is told.
  private void fromLast(UidSet gone, State.Selected before, Responses out) throws IOException {
    var sorted = sorted(before);
    boolean more = false;
    for (int i = sorted.length - 1; i >= 0; i--) {
      if (gone.contains(before.announced().messages().uid(sorted[i]))) {
        out.ascii(more ? " " : "").number(i + 1L).sp().number(number(sorted[i], before));
        out.drainIfFull();
        more = true;
      }
    }
  }

  /// The places of those that come, the first first: each is then the place it has in the end.
  private void inOrder(UidSet come, State.Selected after, Responses out) throws IOException {
    var sorted = sorted(after);
    boolean more = false;
    for (int i = 0; i < sorted.length; i++) {
      if (come.contains(after.announced().messages().uid(sorted[i]))) {
        out.ascii(more ? " " : "").number(i + 1L).sp().number(number(sorted[i], after));
        out.drainIfFull();
        more = true;
      }
    }
  }

  private int[] sorted(State.Selected state) throws IOException {
    var messages = state.announced().messages();
    var indexes = Selection.ofUids(members, messages).indexes();
    return new Sorting(messages, state.keys(), _ -> 0, Pace.UNSEEN).sorted(indexes, order);
  }

  private long number(int index, State.Selected state) {
    return byUid ? state.announced().messages().uid(index) : index + 1L;
  }
}
