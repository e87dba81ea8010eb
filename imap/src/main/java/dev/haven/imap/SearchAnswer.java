package dev.haven.imap;

import dev.haven.account.Messages;
import dev.haven.account.UidSet;
import dev.haven.account.UidSetBuilder;
import dev.haven.imap.Search.Result;
import java.io.IOException;
import java.util.Set;

/// The messages that a search found, told in the way the client wants (RFC 3501 §7.2.5, RFC 4731
/// §3.1, RFC 9051 §7.3.4).
final class SearchAnswer {
  private final Selection found;
  private final boolean byUid;
  private final Messages messages;
  private final boolean tellModSeq;

  /// @param tellModSeq whether the search asked for a MODSEQ (RFC 7162 §3.1.5)
  SearchAnswer(Selection found, boolean byUid, Messages messages, boolean tellModSeq) {
    this.found = found;
    this.byUid = byUid;
    this.messages = messages;
    this.tellModSeq = tellModSeq;
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
      out.ascii(" (MODSEQ ").number(highestModSeq()).put(')');
    }
    out.crlf();
  }

  /// `* ESEARCH (TAG "a") UID COUNT 3 ALL 2:4`; nothing if the result is only to be saved.
  void writeExtended(String tag, Set<Result> wanted, Responses out) throws IOException {
    if (wanted.size() == 1 && wanted.contains(Result.SAVE)) {
      return;
    }
    out.ascii("* ESEARCH (TAG ").string(tag).ascii(byUid ? ") UID" : ")");
    // RFC 4731 §3.1: what was found nowhere is not told, but for its count.
    if (wanted.contains(Result.MIN) && !found.isEmpty()) {
      out.ascii(" MIN ").number(number(first()));
    }
    if (wanted.contains(Result.MAX) && !found.isEmpty()) {
      out.ascii(" MAX ").number(number(last()));
    }
    if (wanted.contains(Result.COUNT)) {
      out.ascii(" COUNT ").number(found.count());
    }
    if (wanted.contains(Result.ALL) && !found.isEmpty()) {
      out.ascii(" ALL ").set(byUid ? found.uids(messages) : found.numbers());
    }
    if (tellModSeq && !found.isEmpty()) {
      out.ascii(" MODSEQ ").number(highestModSeq(wanted));
    }
    out.crlf();
  }

  /// RFC 7162 §3.1.10: the highest of the messages that are told.
  private long highestModSeq(Set<Result> wanted) {
    if (wanted.contains(Result.ALL) || wanted.contains(Result.COUNT)) {
      return highestModSeq();
    }
    long ofMin = wanted.contains(Result.MIN) ? messages.modSeq(first()) : 0;
    return wanted.contains(Result.MAX) ? Math.max(ofMin, messages.modSeq(last())) : ofMin;
  }

  private long highestModSeq() {
    long highest = 0;
    for (int range = 0; range < found.ranges(); range++) {
      int last = found.last(range);
      for (var m = messages.cursor(found.first(range)); m.next() && m.index() <= last; ) {
        highest = Math.max(highest, m.modSeq());
      }
    }
    return highest;
  }

  /// What `$` means from now on (RFC 5182 §2.4).
  UidSet saved(Set<Result> wanted) {
    boolean all =
        wanted.contains(Result.ALL)
            || wanted.contains(Result.COUNT)
            || (!wanted.contains(Result.MIN) && !wanted.contains(Result.MAX));
    if (all || found.isEmpty()) {
      return found.uids(messages);
    }
    var ends = new UidSetBuilder();
    if (wanted.contains(Result.MIN)) {
      ends.add(messages.uid(first()));
    }
    if (wanted.contains(Result.MAX)) {
      ends.add(messages.uid(last()));
    }
    return ends.build();
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
