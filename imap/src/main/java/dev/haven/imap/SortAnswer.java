package dev.haven.imap;

import dev.haven.account.Messages;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.imap.SearchReturn.Option;
import java.io.IOException;
import java.util.Arrays;

/// The messages that were sorted, told in their order: RFC 5256 §4 (SORT), RFC 5267 §3.
final class SortAnswer {
  private final Selection found;
  private final int[] sorted;
  private final boolean byUid;
  private final Messages messages;
  private final boolean tellModSeq;
  private final Relevancy relevancy;

  /// @param sorted the indexes of those found, in order
  /// @param run that found them: a search that asks for a MODSEQ is told one (RFC 7162 §3.1.6)
  SortAnswer(Selection found, int[] sorted, boolean byUid, Messages messages, SearchRun run) {
    this.found = found;
    this.sorted = sorted;
    this.byUid = byUid;
    this.messages = messages;
    this.tellModSeq = run.asksModSeq();
    this.relevancy = run.relevancy();
  }

  /// `* SORT 2 84 882`, RFC 5256 §4.
  void writePlain(Responses out) throws IOException {
    out.ascii("* SORT");
    for (int index : sorted) {
      out.sp().number(number(index));
      out.drainIfFull();
    }
    if (tellModSeq && sorted.length > 0) {
      out.ascii(" (MODSEQ ").number(SearchAnswer.highestModSeq(found, messages)).put(')');
    }
    out.crlf();
  }

  /// RFC 5267 §3.1: MIN and MAX are the first and the last in order.
  void writeExtended(String tag, SearchReturn wanted, Responses out) throws IOException {
    if (wanted.onlySaves()) {
      return;
    }
    SearchAnswer.begin(tag, byUid, out);
    int count = sorted.length;
    if (wanted.has(Option.MIN) && count > 0) {
      out.ascii(" MIN ").number(number(sorted[0]));
    }
    if (wanted.has(Option.MAX) && count > 0) {
      out.ascii(" MAX ").number(number(sorted[count - 1]));
    }
    if (wanted.has(Option.COUNT)) {
      out.ascii(" COUNT ").number(count);
    }
    if (wanted.has(Option.ALL) && count > 0) {
      writeRange(0, count, out.ascii(" ALL "));
    }
    if (wanted.partial().isPresent()) {
      writePartial(wanted.partial().get(), out);
    }
    if (wanted.has(Option.RELEVANCY) && count > 0) {
      relevancy.write(listed(wanted), out);
    }
    if (tellModSeq && count > 0) {
      out.ascii(" MODSEQ ").number(SearchAnswer.highestModSeq(found, messages));
    }
    out.crlf();
  }

  private int[] listed(SearchReturn wanted) {
    if (wanted.partial().isEmpty()) {
      return sorted;
    }
    var range = wanted.partial().get();
    int from = (int) Math.min(sorted.length, range.from(sorted.length) - 1);
    int to = (int) Math.max(from, range.to(sorted.length));
    return Arrays.copyOfRange(sorted, from, to);
  }

  private void writePartial(PartialRange range, Responses out) throws IOException {
    out.ascii(" PARTIAL (").ascii(range.wire()).sp();
    int from = (int) Math.min(sorted.length, range.from(sorted.length) - 1);
    int to = (int) Math.max(0, range.to(sorted.length));
    if (from >= to) {
      out.ascii("NIL)");
    } else {
      writeRange(from, to, out);
      out.put(')');
    }
  }

  /// RFC 5267 §3.2: a range stands where its numbers follow one another upwards, for any other
  /// order would not be seen in it.
  private void writeRange(int from, int to, Responses out) throws IOException {
    int at = from;
    while (at < to) {
      long first = number(sorted[at]);
      long last = first;
      while (at + 1 < to && number(sorted[at + 1]) == last + 1) {
        at++;
        last++;
      }
      at++;
      out.number(first);
      if (last > first) {
        out.put(':').number(last);
      }
      out.ascii(at < to ? "," : "");
      out.drainIfFull();
    }
  }

  /// What `$` means from now on (RFC 5182 §2.4); the order is not kept.
  UidSet saved(SearchReturn wanted) {
    boolean all =
        wanted.has(Option.ALL)
            || wanted.has(Option.COUNT)
            || (!wanted.has(Option.MIN) && !wanted.has(Option.MAX) && wanted.partial().isEmpty());
    if (all || sorted.length == 0) {
      return found.uids(messages);
    }
    var some = new UidSetBuilder();
    if (wanted.has(Option.MIN)) {
      some.add(messages.uid(sorted[0]));
    }
    if (wanted.has(Option.MAX)) {
      some.add(messages.uid(sorted[sorted.length - 1]));
    }
    if (wanted.partial().isPresent()) {
      var range = wanted.partial().get();
      for (long at = range.from(sorted.length); at <= range.to(sorted.length); at++) {
        some.add(messages.uid(sorted[(int) at - 1]));
      }
    }
    return some.build();
  }

  private long number(int index) {
    return byUid ? messages.uid(index) : index + 1L;
  }
}
