package dev.haven.imap;

import dev.haven.account.Messages;
import dev.haven.imap.collation.Needle;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A search key made ready for one mailbox: names have become bits, sets have become indexes, texts
/// have been folded (RFC 9051 §6.4.4).
///
/// @param needs what is looked at; keys are tried in this order, so that no card is read for a
///   message that a flag rules out
record Criterion(Needs needs, Test test) {
  private static final int SECONDS_PER_DAY = 86_400;

  /// More than any clock is off UTC.
  private static final long WIDEST_OFFSET = 2 * SECONDS_PER_DAY;

  @FunctionalInterface
  interface Test {
    boolean holds(Row row) throws IOException;
  }

  boolean holds(Row row) throws IOException {
    return test.holds(row);
  }

  private static Criterion columns(Test test) {
    return new Criterion(Needs.COLUMNS, test);
  }

  static Criterion of(SearchKey key, State.Selected state) throws SyntaxException {
    return switch (key) {
      case SearchKey.And(var keys) -> all(keys, state);
      case SearchKey.Or(var one, var other) -> either(of(one, state), of(other, state));
      case SearchKey.Not(var inner) -> not(of(inner, state));
      case SearchKey.Filter(var name) ->
          throw new IllegalStateException("a filter that was not looked up: " + name);
      case SearchKey.Fuzzy _ -> throw new IllegalStateException("a rough search that was not made");
      case SearchKey.Scored(var scores) -> columns(row -> scores.of(row.message().emailId()) > 0);
      case SearchKey.All _ -> columns(_ -> true);
      case SearchKey.HasFlag(long flag) -> columns(row -> (row.message().flags() & flag) != 0);
      case SearchKey.HasKeyword(var name) -> keyword(name, state);
      case SearchKey.IsRecent _ -> columns(row -> state.recent().contains(row.message().uid()));
      case SearchKey.WithUid(var uids) ->
          inSet(Selection.ofUids(uids, state.announced().messages()));
      case SearchKey.InSet(var set, boolean byUid) -> inSet(Selection.searched(set, byUid, state));
      case SearchKey.Larger(long octets) -> columns(row -> row.message().size() > octets);
      case SearchKey.Smaller(long octets) -> columns(row -> row.message().size() < octets);
      case SearchKey.Received(long from, long before) -> receivedOn(from, before);
      case SearchKey.Older(long seconds) -> received(Long.MIN_VALUE, now() - seconds);
      case SearchKey.Younger(long seconds) -> received(now() - seconds, Long.MAX_VALUE);
      case SearchKey.Saved(long from, long before) -> saved(from, before);
      case SearchKey.Sent(long from, long before) -> columns(row -> isSent(row, from, before));
      case SearchKey.EmailId(var id) -> {
        long email = ObjectIds.of(state.owner()).number('M', id);
        yield columns(row -> row.message().emailId() == email);
      }
      case SearchKey.ThreadId(var id) -> {
        long thread = ObjectIds.of(state.owner()).number('T', id);
        yield columns(row -> row.message().threadId() == thread);
      }
      case SearchKey.Annotation annotation -> annotation(annotation, state);
      case SearchKey.ModSeq(long atLeast) -> columns(row -> row.message().modSeq() >= atLeast);
      case SearchKey.Header header -> HeaderCriterion.of(header, state.keys());
      case SearchKey.Body(var text) -> body(needle(text, state), false);
      case SearchKey.Text(var text) -> body(needle(text, state), true);
    };
  }

  /// The parts of a program of which all must hold, cheapest first.
  static List<Criterion> conjuncts(SearchKey key, State.Selected state) throws SyntaxException {
    if (!(key instanceof SearchKey.And(var keys))) {
      return List.of(of(key, state));
    }
    var criteria = new ArrayList<Criterion>();
    for (var part : keys) {
      criteria.addAll(conjuncts(part, state));
    }
    criteria.sort(Comparator.comparing(Criterion::needs));
    return criteria;
  }

  private static Criterion all(List<SearchKey> keys, State.Selected state) throws SyntaxException {
    var criteria = conjuncts(new SearchKey.And(keys), state);
    return new Criterion(
        criteria.getLast().needs(),
        row -> {
          for (var criterion : criteria) {
            if (!criterion.holds(row)) {
              return false;
            }
          }
          return true;
        });
  }

  private static Criterion either(Criterion one, Criterion other) {
    boolean inOrder = one.needs().compareTo(other.needs()) <= 0;
    var cheap = inOrder ? one : other;
    var dear = inOrder ? other : one;
    return new Criterion(dear.needs(), row -> cheap.holds(row) || dear.holds(row));
  }

  private static Criterion not(Criterion inner) {
    return new Criterion(inner.needs(), row -> !inner.holds(row));
  }

  private static Criterion keyword(String name, State.Selected state) {
    long flag = state.announced().keywords().flag(name);
    return columns(row -> (row.message().flags() & flag) != 0);
  }

  private static Criterion inSet(Selection chosen) {
    return columns(row -> chosen.contains(row.message().index()));
  }

  private static Criterion receivedOn(long fromDay, long beforeDay) {
    return columns(row -> {
      long day = Math.floorDiv(row.message().receivedAt(), SECONDS_PER_DAY);
      return day >= fromDay && day < beforeDay;
    });
  }

  /// RFC 5032 §3: seconds since 1970, both included.
  private static Criterion received(long from, long to) {
    return columns(row -> row.message().receivedAt() >= from && row.message().receivedAt() <= to);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static Criterion saved(long fromDay, long beforeDay) {
    return columns(row -> {
      long day = Math.floorDiv(row.message().savedAt(), SECONDS_PER_DAY);
      return day >= fromDay && day < beforeDay;
    });
  }

  /// The writer's calendar day is in the card; mostly the moment, which is in the columns, decides.
  private static boolean isSent(Row row, long fromDay, long beforeDay) {
    long sentAt = row.message().sentAt();
    if (sentAt == Long.MIN_VALUE) {
      return false;
    }
    long earliest = Math.floorDiv(sentAt - WIDEST_OFFSET, SECONDS_PER_DAY);
    long latest = Math.floorDiv(sentAt + WIDEST_OFFSET, SECONDS_PER_DAY);
    if (latest < fromDay || earliest >= beforeDay) {
      return false;
    }
    if (earliest >= fromDay && latest < beforeDay) {
      return true;
    }
    long day =
        row.hasCard() ? row.card().sent().map(sent -> sent.day()).orElse(earliest) : earliest;
    return day >= fromDay && day < beforeDay;
  }

  private static Needle needle(String text, State.Selected state) {
    return new Needle(text, state.user().lookup().collation());
  }

  private static Criterion annotation(SearchKey.Annotation wanted, State.Selected state) {
    var viewer = state.user().account().id().name();
    var needle = wanted.text().map(text -> needle(text, state));
    return columns(row -> {
      boolean any = false;
      for (var value : row.message().annotations().values().entrySet()) {
        var key = value.getKey();
        boolean meant =
            key.isShared()
                ? wanted.attribute().ofShared()
                : key.owner().equals(viewer) && wanted.attribute().ofPrivate();
        var bytes = value.getValue().bytes();
        any |=
            meant
                && wanted.entries().matches(key.entry())
                && needle.map(it -> it.isIn(bytes, 0, bytes.length)).orElse(true);
      }
      return any == needle.isPresent();
    });
  }

  private static Criterion body(Needle needle, boolean headerToo) {
    return new Criterion(
        Needs.BODY,
        row -> {
          if (!row.hasCard() || !row.hasBody()) {
            return false;
          }
          return (headerToo && HeaderCriterion.anywhere(row.header(), needle))
              || new BodyText(row).contains(needle);
        });
  }

  /// Where a search must look at all: a sequence set at the top of the program says so.
  static Selection scope(SearchKey key, State.Selected state, Messages messages)
      throws SyntaxException {
    if (key instanceof SearchKey.InSet(var set, boolean byUid)) {
      return Selection.searched(set, byUid, state);
    }
    if (key instanceof SearchKey.WithUid(var uids)) {
      return Selection.ofUids(uids, messages);
    }
    if (key instanceof SearchKey.And(var keys)) {
      for (var part : keys) {
        if (part instanceof SearchKey.InSet || part instanceof SearchKey.WithUid) {
          return scope(part, state, messages);
        }
      }
    }
    return Selection.everything(messages);
  }
}
