package dev.haven.imap;

import dev.haven.account.UidSet;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What SEARCH asks of a message (RFC 9051 §6.4.4), as the client wrote it: pure data.
sealed interface SearchKey {
  /// Whether it, or any key in it, is so.
  default boolean any(Predicate<SearchKey> so) {
    return so.test(this)
        || switch (this) {
          case And(var keys) -> keys.stream().anyMatch(key -> key.any(so));
          case Or(var one, var other) -> one.any(so) || other.any(so);
          case Not(var key) -> key.any(so);
          case Fuzzy(var key) -> key.any(so);
          default -> false;
        };
  }

  /// Whether it names messages by their numbers; `$` stands for messages, not for numbers.
  default boolean usesNumbers() {
    return any(
        key -> key instanceof InSet(var set, boolean byUid) && !byUid && !set.isSavedResult());
  }

  /// The same search, with the messages that it names given by UID: their numbers may change, and
  /// `*` is the last one there is now.
  default SearchKey fixed(State.Selected state) throws SyntaxException {
    return switch (this) {
      case And(var keys) -> {
        var fixed = new ArrayList<SearchKey>();
        for (var key : keys) {
          fixed.add(key.fixed(state));
        }
        yield new And(fixed);
      }
      case Or(var one, var other) -> new Or(one.fixed(state), other.fixed(state));
      case Not(var key) -> new Not(key.fixed(state));
      case Fuzzy(var key) -> new Fuzzy(key.fixed(state));
      case InSet(var set, boolean byUid) -> new WithUid(Selection.uidsMeant(set, byUid, state));
      default -> this;
    };
  }

  /// Whether a search that has a name is part of it (RFC 5466 §3).
  default boolean usesFilters() {
    return any(Filter.class::isInstance);
  }

  /// Whether messages come and go in the result while nothing happens to them.
  default boolean dependsOnTime() {
    return any(key -> key instanceof Older || key instanceof Younger);
  }

  /// Whether an index decides what is meant (RFC 6203 §3).
  default boolean isFuzzy() {
    return any(Fuzzy.class::isInstance);
  }

  /// All of them.
  record And(List<SearchKey> keys) implements SearchKey {}

  record Or(SearchKey one, SearchKey other) implements SearchKey {}

  record Not(SearchKey key) implements SearchKey {}

  /// Roughly so: RFC 6203 §3.
  record Fuzzy(SearchKey key) implements SearchKey {}

  /// What an index found; [Fuzziness] puts it there before anything is searched.
  record Scored(FuzzyIndex.Scores scores) implements SearchKey {}

  /// A search that has a name, for which it stands: [Filters] puts it there before anything is
  /// searched.
  record Filter(String name) implements SearchKey {}

  /// `ALL`.
  record All() implements SearchKey {}

  /// A system flag, by its bit.
  record HasFlag(long flag) implements SearchKey {}

  record HasKeyword(String name) implements SearchKey {}

  /// RFC 3501 §6.4.4.
  record IsRecent() implements SearchKey {}

  /// Messages by UID, whoever meant them how.
  record WithUid(UidSet uids) implements SearchKey {}

  /// Message numbers, or UIDs.
  record InSet(SequenceSet set, boolean byUid) implements SearchKey {}

  /// RFC 8474 §5.3.
  record EmailId(String id) implements SearchKey {}

  /// RFC 8474 §5.3.
  record ThreadId(String id) implements SearchKey {}

  record Larger(long octets) implements SearchKey {}

  record Smaller(long octets) implements SearchKey {}

  /// The internal date, from one day to before another, in days since 1970.
  record Received(long fromDay, long beforeDay) implements SearchKey {}

  /// The internal date, so many seconds ago or longer (RFC 5032 §3).
  record Older(long seconds) implements SearchKey {}

  /// The internal date, so many seconds ago or less.
  record Younger(long seconds) implements SearchKey {}

  /// When it came into the mailbox (RFC 8514 §4.3), in days as [Received].
  record Saved(long fromDay, long beforeDay) implements SearchKey {}

  /// The `Date` field, "disregarding time and timezone".
  record Sent(long fromDay, long beforeDay) implements SearchKey {}

  /// RFC 7162 §3.1.5: changed at or after that version.
  record ModSeq(long atLeast) implements SearchKey {}

  /// `FROM`, `TO`, `CC`, `BCC`, `SUBJECT` and `HEADER`: a field that contains a text; any field of
  /// that name if the text is empty.
  record Header(String field, String text) implements SearchKey {}

  record Body(String text) implements SearchKey {}

  /// RFC 5257 §4.8: a value of an annotation that contains a text; one that is not there if the
  /// text is empty.
  record Annotation(EntryMatch entries, AnnotationAttribute attribute, Optional<String> text)
      implements SearchKey {}

  /// Header or body.
  record Text(String text) implements SearchKey {}
}
