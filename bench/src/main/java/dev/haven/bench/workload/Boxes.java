package dev.haven.bench.workload;

import dev.haven.bench.client.Imap;
import dev.haven.bench.client.Wrong;
import dev.haven.bench.machine.Pause;
import dev.haven.bench.mail.Parcels;
import dev.haven.bench.side.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// INBOXes that parcels are delivered to, and what is to be in them. They are looked into by IMAP
/// sessions that were opened before; closing empties them.
final class Boxes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(4);
  private static final int AT_ONCE = 64;

  private final List<Imap> sessions = new ArrayList<>();
  private final List<BitSet> expected = new ArrayList<>();

  Boxes(Side side, List<String> people) throws IOException {
    for (var person : people) {
      var imap = Library.open(side, person);
      sessions.add(imap);
      expected.add(new BitSet());
      empty(imap);
    }
  }

  private static void empty(Imap imap) throws IOException {
    imap.require("SELECT INBOX");
    if (imap.count("INBOX") > 0) {
      imap.require("STORE 1:* +FLAGS.SILENT (\\Deleted)");
      imap.require("EXPUNGE");
    }
    imap.require("UNSELECT");
  }

  /// Safe for as many threads as there are boxes, each with its own.
  void expect(int box, int parcel) {
    expected.get(box).set(parcel);
  }

  /// Of messages that are no parcels, only the number can be right or wrong.
  void expectMore(int box, int messages) {
    var set = expected.get(box);
    set.set(set.length(), set.length() + messages);
  }

  /// What was expected of a box is so no more.
  void gone(int box, int parcel) {
    expected.get(box).clear(parcel);
  }

  /// Returns when every box holds what is expected of it. Each is asked until it does, then the
  /// next: asking costs a side little.
  void await() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int box = 0; box < sessions.size(); box++) {
      int wanted = expected.get(box).cardinality();
      int found = sessions.get(box).count("INBOX");
      while (found < wanted) {
        if (System.nanoTime() > deadline) {
          throw new Wrong("%d of %d messages came to box %d".formatted(found, wanted, box));
        }
        Pause.of(PAUSE);
        found = sessions.get(box).count("INBOX");
      }
    }
  }

  /// Every parcel must be in every box that it was sent to, once, octet for octet, and nothing
  /// else.
  void check(Parcels parcels) throws IOException {
    for (int box = 0; box < sessions.size(); box++) {
      var imap = sessions.get(box);
      var found = new BitSet();
      imap.require("EXAMINE INBOX");
      int count = imap.count("INBOX");
      for (int from = 1; from <= count; from += AT_ONCE) {
        var range = from + ":" + Math.min(count, from + AT_ONCE - 1);
        imap.each("FETCH " + range + " (BODY.PEEK[])", answer -> mark(answer, parcels, found));
      }
      imap.require("UNSELECT");
      if (!found.equals(expected.get(box)) || count != found.cardinality()) {
        throw new Wrong(
            "box %d holds %d messages, %d of them as sent, where %d are right"
                .formatted(box, count, found.cardinality(), expected.get(box).cardinality()));
      }
    }
  }

  private static void mark(byte[] answer, Parcels parcels, BitSet found) throws Wrong {
    int number = parcels.number(Checks.literal(answer));
    if (number < 0) {
      throw new Wrong("a message is not as it was sent");
    }
    found.set(number);
  }

  @Override
  public void close() throws IOException {
    for (var imap : sessions) {
      try (imap) {
        empty(imap);
      }
    }
  }
}
