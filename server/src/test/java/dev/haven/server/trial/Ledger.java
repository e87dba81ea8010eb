package dev.haven.server.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the clients of one mailbox asked for, and what they were told is done.
///
/// The other side of the promise 'acknowledged is durable': after a crash the mailbox has to agree
/// with it. What was asked and not answered may have happened or not, but not twice. Thread-safe.
final class Ledger {
  /// What is known of one message.
  private enum Fate {
    /// Sent, and no answer yet: may be there once.
    UNKNOWN,
    /// Acknowledged, or seen by a client: must be there once.
    PRESENT,
    /// Its removal was asked for, and not answered yet: may be there once.
    GOING,
    /// Its removal was acknowledged: must not be there.
    GONE
  }

  private static final class Line {
    Fate fate = Fate.UNKNOWN;
    long uid;
    Set<String> flags = Set.of();
    Optional<Set<String>> asked = Optional.empty();
  }

  /// A message as a client finds it.
  record Found(String id, long uid, Set<String> flags, boolean whole) {
    /// The same with its mailbox for a flag, and whatever UID it has there.
    Found onlyIn(String mailbox) {
      return new Found(id, 0, Set.of(mailbox), whole);
    }
  }

  private final String name;
  private final Map<String, Line> lines = new TreeMap<>();

  /// @param name of the person whose it is
  Ledger(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  synchronized void sending(String id) {
    lines.put(id, new Line());
  }

  /// @param uid 0 where the protocol does not tell
  synchronized void sent(String id, long uid) {
    var line = line(id);
    line.uid = uid;
    if (line.fate == Fate.UNKNOWN) {
      line.fate = Fate.PRESENT;
    }
  }

  /// A client was shown it: now it has to stay.
  synchronized void seen(String id) {
    sent(id, line(id).uid);
  }

  synchronized void removing(List<String> ids) {
    ids.forEach(id -> line(id).fate = Fate.GOING);
  }

  synchronized void removed(List<String> ids) {
    ids.forEach(id -> line(id).fate = Fate.GONE);
  }

  synchronized void flagging(String id, Set<String> flags) {
    line(id).asked = Optional.of(flags);
  }

  synchronized void flagged(String id) {
    var line = line(id);
    line.flags = line.asked.orElseThrow();
    line.asked = Optional.empty();
  }

  synchronized void notFlagged(String id) {
    line(id).asked = Optional.empty();
  }

  /// The messages with a known UID that have to be there.
  synchronized Map<String, Long> present() {
    var present = new TreeMap<String, Long>();
    lines.forEach((id, line) -> {
      if (line.fate == Fate.PRESENT && line.uid > 0) {
        present.put(id, line.uid);
      }
    });
    return present;
  }

  synchronized int size() {
    return lines.size();
  }

  private Line line(String id) {
    return Optional.ofNullable(lines.get(id))
        .orElseThrow(() -> new UnexpectedAnswer(name + " holds what nobody sent: " + id));
  }

  /// What is wrong with the mailbox after a restart; from then on, what is there has to stay.
  synchronized List<String> audit(List<Found> all) {
    var wrong = new ArrayList<String>();
    var byId = new TreeMap<String, Found>();
    for (var found : all) {
      if (!lines.containsKey(found.id())) {
        wrong.add(name + ": nobody sent " + found.id());
      } else if (byId.put(found.id(), found) != null) {
        wrong.add(name + ": twice: " + found.id());
      }
    }
    lines.forEach((id, line) -> audit(id, line, Optional.ofNullable(byId.get(id)), wrong));
    lines.values().removeIf(line -> line.fate == Fate.GONE);
    return wrong;
  }

  private void audit(String id, Line line, Optional<Found> found, List<String> wrong) {
    if (found.isEmpty()) {
      if (line.fate == Fate.PRESENT) {
        wrong.add(name + ": lost: " + id);
      }
      line.fate = Fate.GONE;
      return;
    }
    var message = found.get();
    if (line.fate == Fate.GONE) {
      wrong.add(name + ": back from the dead: " + id);
    }
    if (!message.whole()) {
      wrong.add(name + ": damaged: " + id);
    }
    if (line.uid > 0 && line.uid != message.uid()) {
      wrong.add(name + ": UID of " + id + " was " + line.uid + ", is " + message.uid());
    }
    boolean asAcknowledged = message.flags().equals(line.flags);
    boolean asAsked = line.asked.filter(message.flags()::equals).isPresent();
    if (!asAcknowledged && !asAsked) {
      wrong.add(name + ": flags of " + id + " were " + line.flags + ", are " + message.flags());
    }
    line.fate = Fate.PRESENT;
    line.uid = message.uid();
    line.flags = message.flags();
    line.asked = Optional.empty();
  }
}
