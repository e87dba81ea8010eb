package dev.haven.queue.outgoing;

import java.util.LinkedHashSet;
import java.util.function.Consumer;

/// How many sessions those destinations may have together of which nobody knows yet whether they
/// answer. Guarded by the index's lock.
///
/// A server that never answers holds a session until patience is over, and hundreds of them would
/// hold all that there are. So half of the sessions are for destinations that are tried for the
/// first time, a quarter for those that did not answer the last time, and whatever happens there, a
/// quarter is left to those that do. Whoever finds no room waits for it, in the order of coming.
final class Doubt {
  private static final int TRIED_FIRST = 2;
  private static final int TRIED_AGAIN = 4;
  private static final int MOST_REMEMBERED = 20_000;

  /// What one kind of destinations has.
  static final class Share {
    private final int most;
    private final LinkedHashSet<Destination> waiting = new LinkedHashSet<>();
    private int held;

    private Share(int most) {
      this.most = Math.max(1, most);
    }
  }

  private final Share first;
  private final Share again;

  /// Where somebody answered the last time, and nothing is to be sent now; the latest last.
  private final LinkedHashSet<String> known = new LinkedHashSet<>();

  /// @param sessions how many there are in all
  Doubt(int sessions) {
    this.first = new Share(sessions / TRIED_FIRST);
    this.again = new Share(sessions / TRIED_AGAIN);
  }

  /// A place where messages are to wait.
  Destination destination(String name) {
    var destination = new Destination(name);
    if (known.remove(name)) {
      destination.answer();
    }
    return destination;
  }

  /// Nothing waits there any more.
  void remember(Destination destination) {
    if (destination.answers()) {
      known.add(destination.name());
    }
    if (known.size() > MOST_REMEMBERED) {
      known.removeFirst();
    }
  }

  private Share share(Destination destination) {
    return destination.failures() == 0 ? first : again;
  }

  /// Whether there is room for a session; if not, it waits for that.
  boolean admits(Destination destination) {
    var share = share(destination);
    boolean room = destination.answers() || share.held < share.most;
    if (!room) {
      share.waiting.add(destination);
    }
    return room;
  }

  /// A session begins.
  void enter(Destination destination) {
    if (!destination.answers()) {
      var share = share(destination);
      share.held++;
      destination.doubt = share;
    }
  }

  /// The doubt is over, or the session: whoever has waited for the room longest is told, and so is
  /// everybody before it who has nothing to do there any more.
  void leave(Destination destination, long now, Consumer<Destination> wake) {
    var share = destination.doubt;
    if (share == null) {
      return;
    }
    share.held--;
    destination.doubt = null;
    boolean taken = false;
    while (!taken && !share.waiting.isEmpty()) {
      var next = share.waiting.removeFirst();
      taken = next.next() <= now;
      wake.accept(next);
    }
  }
}
