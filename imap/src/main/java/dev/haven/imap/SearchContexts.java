package dev.haven.imap;

import dev.haven.account.MailboxDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The results that are kept up to date for a session, RFC 5267 §4.3. Immutable.
record SearchContexts(List<SearchContext> all) {
  static final SearchContexts NONE = new SearchContexts(List.of());

  private static final int MOST = 16;

  /// RFC 5267 §4.3: a client could not tell two results of one tag apart.
  void requireNew(String tag) throws Refused {
    if (has(tag)) {
      throw Refused.mistake(
          "CLIENTBUG", "A search of this tag is kept up to date; take another tag");
    }
  }

  /// With another, or as they are, with a word why (RFC 5267 §4.3.1).
  SearchContexts plus(SearchContext context, Responses out) throws IOException {
    var refusal = refusal(context);
    if (refusal.isPresent()) {
      refuse(context.tag(), refusal.get(), out);
      return this;
    }
    var more = new ArrayList<>(all);
    more.add(context);
    return new SearchContexts(List.copyOf(more));
  }

  /// RFC 5267 §4.3.1: the search is done, and its result will not be kept up to date.
  static void refuse(String tag, String why, Responses out) throws IOException {
    out.ascii("* NO [NOUPDATE ").string(tag).ascii("] ").text(why).crlf();
  }

  private Optional<String> refusal(SearchContext context) {
    if (all.size() >= MOST) {
      return Optional.of("Too many contexts; cancel one");
    }
    if (context.order().stream().anyMatch(by -> by.annotation().isPresent())) {
      return Optional.of("An order by annotations changes with them; sort again");
    }
    if (context.key().isFuzzy()) {
      return Optional.of("What is found roughly changes with the index; search again");
    }
    return context.key().dependsOnTime()
        ? Optional.of("What is OLDER or YOUNGER changes with no event; search again")
        : Optional.empty();
  }

  boolean has(String tag) {
    return all.stream().anyMatch(context -> context.tag().equals(tag));
  }

  SearchContexts without(List<String> tags) {
    return new SearchContexts(
        all.stream().filter(context -> !tags.contains(context.tag())).toList());
  }

  /// None of them, each with a word why.
  SearchContexts dropped(String why, Responses out) throws IOException {
    for (var context : all) {
      refuse(context.tag(), why, out);
    }
    return NONE;
  }

  /// How they change when the client is told of a newer mailbox.
  ///
  /// @param after with the mailbox as the client will know it, and what is recent in it then
  Update update(State.Selected after, MailboxDiff diff) throws IOException {
    if (all.isEmpty()) {
      return Update.NOTHING;
    }
    var changes = new ArrayList<SearchContext.Change>();
    for (var context : all) {
      changes.add(context.change(after, diff));
    }
    return new Update(changes);
  }

  /// What is to be told of all of them.
  record Update(List<SearchContext.Change> changes) {
    static final Update NOTHING = new Update(List.of());

    /// Before messages leave the client's numbering.
    void tellGone(State.Selected before, Responses out) throws IOException {
      for (var change : changes) {
        change.tellGone(before, out);
      }
    }

    /// After new messages and flags have come into it; the state that knows it.
    State.Selected tellCome(State.Selected after, Responses out) throws IOException {
      if (changes.isEmpty()) {
        return after;
      }
      for (var change : changes) {
        change.tellLeft(after, out);
        change.tellCome(after, out);
      }
      return after.with(
          new SearchContexts(changes.stream().map(SearchContext.Change::result).toList()));
    }
  }
}
