package dev.haven.imap;

import dev.haven.account.Messages;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.imap.SearchReturn.Option;
import java.io.IOException;

/// The messages that a search found, told in the way the client wants (RFC 3501 §7.2.5, RFC 4731
/// §3.1, RFC 9051 §7.3.4).
final class SearchAnswer {
  private final Selection found;
  private final boolean byUid;
  private final Messages messages;
  private final boolean tellModSeq;
  private final Relevancy relevancy;

  /// @param run that found them: a search that asks for a MODSEQ is told one (RFC 7162 §3.1.5)
  SearchAnswer(Selection found, boolean byUid, Messages messages, SearchRun run) {
    this.found = found;
    this.byUid = byUid;
    this.messages = messages;
    this.tellModSeq = run.asksModSeq();
    this.relevancy = run.relevancy();
  }

  /// `* SEARCH 2 3 6`, RFC 3501 §7.2.5.
  void writePlain(Responses out) throws IOException {
    out.ascii("* SEARCH");
    for (int range = 0; range < found.ranges(); range++) {
      int last = found.last(range);
      for (var m = messages.cursor(found.first(range)); m.next() && m.index() <= last; ) {
        out.sp().number(byUid ? m.uid() : m.index() + 1L);
        out.drainIfFull();
      }
    }
    if (tellModSeq && !found.isEmpty()) {
      out.ascii(" (MODSEQ ").number(highestModSeq(found, messages)).put(')');
    }
    out.crlf();
  }

  /// `* ESEARCH (TAG "a") UID COUNT 3 ALL 2:4`; nothing if the result is only to be saved.
  void writeExtended(String tag, SearchReturn wanted, Responses out) throws IOException {
    if (wanted.onlySaves()) {
      return;
    }
    begin(tag, byUid, out);
    writeItems(wanted, out);
  }

  /// `* ESEARCH (TAG "a" MAILBOX "b" UIDVALIDITY 1) UID ALL 2:4`, RFC 7377 §2.1.
  void writeExtended(
      String tag, Place place, NameEncoding names, SearchReturn wanted, Responses out)
      throws IOException {
    if (wanted.onlySaves()) {
      return;
    }
    out.ascii("* ESEARCH (TAG ").string(tag).ascii(" MAILBOX ").mailbox(place.name(), names);
    out.ascii(" UIDVALIDITY ").number(place.mailbox().uidValidity()).ascii(") UID");
    writeItems(wanted, out);
  }

  private void writeItems(SearchReturn wanted, Responses out) throws IOException {
    // RFC 4731 §3.1: what was found nowhere is not told, but for its count.
    if (wanted.has(Option.MIN) && !found.isEmpty()) {
      out.ascii(" MIN ").number(number(first()));
    }
    if (wanted.has(Option.MAX) && !found.isEmpty()) {
      out.ascii(" MAX ").number(number(last()));
    }
    if (wanted.has(Option.COUNT)) {
      out.ascii(" COUNT ").number(found.count());
    }
    if (wanted.has(Option.ALL) && !found.isEmpty()) {
      out.ascii(" ALL ").set(byUid ? found.uids(messages) : found.numbers());
    }
    if (wanted.partial().isPresent()) {
      writePartial(wanted.partial().get(), out);
    }
    if (wanted.has(Option.RELEVANCY) && !found.isEmpty()) {
      var listed = wanted.partial().map(range -> range.of(found)).orElse(found);
      relevancy.write(listed.indexes(), out);
    }
    if (tellModSeq && !found.isEmpty()) {
      out.ascii(" MODSEQ ").number(highestModSeq(wanted));
    }
    out.crlf();
  }

  /// The correlator of RFC 4466 §2.6.2.
  static void begin(String tag, boolean byUid, Responses out) {
    out.ascii("* ESEARCH (TAG ").string(tag).ascii(byUid ? ") UID" : ")");
  }

  /// RFC 9394 §3.1, RFC 5267 §4.4.
  private void writePartial(PartialRange range, Responses out) throws IOException {
    var some = range.of(found);
    out.ascii(" PARTIAL (").ascii(range.wire()).sp();
    if (some.isEmpty()) {
      out.ascii("NIL");
    } else {
      out.set(byUid ? some.uids(messages) : some.numbers());
    }
    out.put(')');
  }

  /// RFC 7162 §3.1.10: the highest of the messages that are told.
  private long highestModSeq(SearchReturn wanted) {
    return highestModSeq(told(wanted), messages);
  }

  static long highestModSeq(Selection of, Messages messages) {
    long highest = 0;
    for (int range = 0; range < of.ranges(); range++) {
      int last = of.last(range);
      for (var m = messages.cursor(of.first(range)); m.next() && m.index() <= last; ) {
        highest = Math.max(highest, m.modSeq());
      }
    }
    return highest;
  }

  /// What `$` means from now on (RFC 5182 §2.4, RFC 9394 §3.2).
  UidSet saved(SearchReturn wanted) {
    return told(wanted).uids(messages);
  }

  /// The messages that the answer speaks of, one way or another; all of them for their count.
  private Selection told(SearchReturn wanted) {
    boolean ends = wanted.has(Option.MIN) || wanted.has(Option.MAX);
    boolean all = wanted.has(Option.ALL) || wanted.has(Option.COUNT);
    if (all || found.isEmpty() || (!ends && wanted.partial().isEmpty())) {
      return found;
    }
    var some = new UidSetBuilder();
    wanted.partial().ifPresent(range -> some.add(range.of(found).numbers()));
    if (wanted.has(Option.MIN)) {
      some.add(first() + 1L);
    }
    if (wanted.has(Option.MAX)) {
      some.add(last() + 1L);
    }
    return Selection.ofNumbers(some.build());
  }

  private int first() {
    return found.first(0);
  }

  private int last() {
    return found.last(found.ranges() - 1);
  }

  private long number(int index) {
    return byUid ? messages.uid(index) : index + 1L;
  }
}
