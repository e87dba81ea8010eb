package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A mailbox as one client believes it to be, from untagged responses alone.
final class ClientView {
  static final class Known {
    /// 0 until it was told.
    long uid;

    Set<String> flags = new TreeSet<>();

    /// What it knows of annotations; nothing until it asked for all.
    Optional<NaiveNotes> notes = Optional.empty();

    /// Entries of which it was told that they changed.
    final Set<String> stale = new TreeSet<>();

    void forgetNotes() {
      notes = Optional.empty();
      stale.clear();
    }

    void knowNoNotes() {
      notes = Optional.of(new NaiveNotes());
      stale.clear();
    }

    /// What it sets itself it knows.
    void believe(Map<String, Optional<String>> values) {
      notes.ifPresent(known -> known.set(values));
    }
  }

  final List<Known> messages = new ArrayList<>();

  /// HIGHESTMODSEQ, as RFC 7162 §6 has a client keep it.
  long modSeq;

  private Set<String> defined = Set.of();

  void hear(ImapPeer.Answer answer, boolean expungesAllowed) {
    for (var data : answer.data()) {
      assertTrue(expungesAllowed || !tellsExpunge(data), () -> "EXPUNGE in " + answer.command());
      hear(data);
    }
    heardModSeq(answer);
  }

  private static boolean tellsExpunge(Response.Data data) {
    return data.isAbout("EXPUNGE") || (data.isAbout("VANISHED") && data.values().size() == 2);
  }

  /// How a client of RFC 7162 §6 knows up to where it has been told everything.
  void heardModSeq(ImapPeer.Answer answer) {
    var code = answer.code("HIGHESTMODSEQ");
    if (!code.isEmpty()) {
      modSeq = Long.parseLong(code);
      return;
    }
    for (var data : answer.data()) {
      if ((data.isAbout("FETCH") || data.isAbout("UIDFETCH"))
          && data.values().get(2) instanceof Response.Group items
          && items.has("MODSEQ")) {
        var value = ((Response.Group) items.named("MODSEQ")).values().getFirst();
        modSeq = Math.max(modSeq, Long.parseLong(value.text()));
      }
    }
  }

  /// Takes in the answer to a SELECT that tells the difference to what was known before (RFC 7162
  /// §3.2.5): what it leaves out is as it was.
  void resync(ImapPeer.Answer answer, List<Known> before) {
    var all = new TreeMap<Long, Known>();
    before.forEach(known -> all.put(known.uid, known));
    int exists = 0;
    for (var data : answer.data()) {
      if (data.isAbout("EXISTS")) {
        exists = Integer.parseInt(data.word(0));
      } else if (data.isAbout("VANISHED")) {
        vanishedEarlier(data).forEach(all::remove);
      } else if (data.isAbout("FETCH") || data.isAbout("UIDFETCH")) {
        var items = (Response.Group) data.values().get(2);
        var known = new Known();
        fetched(known, items);
        all.put(known.uid, known);
      } else if (data.isAbout("FLAGS")) {
        hear(data);
      }
    }
    messages.addAll(all.values());
    messages.forEach(Known::forgetNotes);
    assertEquals(exists, messages.size(), () -> "after " + answer);
  }

  /// The UIDs of a `VANISHED (EARLIER)`.
  static List<Long> vanishedEarlier(Response.Data data) {
    assertTrue(data.values().get(1) instanceof Response.Group, () -> "not EARLIER: " + data);
    return RandomSet.expanded(data.word(2));
  }

  private void vanished(List<Long> uids) {
    for (long uid : uids) {
      assertTrue(messages.removeIf(m -> m.uid == uid), () -> "VANISHED, but never was: " + uid);
    }
  }

  private Known withUid(long uid) {
    return messages.stream()
        .filter(m -> m.uid == uid || m.uid == 0)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such message: " + uid));
  }

  private void hear(Response.Data data) {
    if (data.isAbout("VANISHED")) {
      if (data.values().size() == 2) {
        vanished(RandomSet.expanded(data.word(1)));
      }
    } else if (data.isAbout("UIDFETCH")) {
      var known = withUid(data.number());
      known.uid = data.number();
      fetched(known, (Response.Group) data.values().get(2));
    } else if (data.isAbout("EXISTS")) {
      exists(Integer.parseInt(data.word(0)));
    } else if (data.isAbout("EXPUNGE")) {
      assertTrue(data.number() <= messages.size(), () -> "no such message: " + data);
      messages.remove(data.number() - 1);
    } else if (data.isAbout("FETCH")) {
      assertTrue(data.number() <= messages.size(), () -> "no such message: " + data);
      fetched(messages.get(data.number() - 1), (Response.Group) data.values().get(2));
    } else if (data.isAbout("FLAGS")) {
      defined = flags((Response.Group) data.values().get(1));
    }
  }

  private void exists(int count) {
    assertTrue(count >= messages.size(), "EXISTS never shrinks");
    while (messages.size() < count) {
      messages.add(new Known());
    }
  }

  private void fetched(Known message, Response.Group items) {
    if (items.has("UID")) {
      long uid = Long.parseLong(items.named("UID").text());
      assertTrue(message.uid == 0 || message.uid == uid, "a message keeps its UID");
      message.uid = uid;
    }
    if (items.has("FLAGS")) {
      message.flags = flags((Response.Group) items.named("FLAGS"));
      message.flags.remove("\\Recent");
      assertTrue(
          defined.containsAll(message.flags),
          () -> message.flags + " were not defined: " + defined);
    }
    if (items.has("ANNOTATION")) {
      annotated(message, (Response.Group) items.named("ANNOTATION"));
    }
  }

  /// Values where they were asked for, else names: RFC 5257 §4.4.
  private static void annotated(Known message, Response.Group annotation) {
    assertFalse(annotation.values().isEmpty(), "there is no empty list");
    if (annotation.values().getLast() instanceof Response.Group) {
      var told = new TreeMap<String, Optional<String>>();
      values(annotation)
          .forEach((key, value) -> {
            if (key.contains(" value")) {
              told.put(key, value.equals("NIL") ? Optional.empty() : Optional.of(value));
            }
          });
      message.believe(told);
    } else {
      annotation.values().forEach(name -> message.stale.add(name.text()));
    }
  }

  /// By entry and attribute, such as `/comment value.priv`.
  static SortedMap<String, String> values(Response.Group annotation) {
    var values = new TreeMap<String, String>();
    for (var entry : annotation.names()) {
      var attributes = (Response.Group) annotation.named(entry);
      for (var attribute : attributes.names()) {
        values.put(entry + " " + attribute, attributes.named(attribute).text());
      }
    }
    return values;
  }

  private static Set<String> flags(Response.Group list) {
    return list.values().stream()
        .map(Response.Value::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// How many at the end have no UID yet.
  int untold() {
    return (int) messages.stream().filter(m -> m.uid == 0).count();
  }

  long largestUid() {
    return messages.stream().mapToLong(m -> m.uid).max().orElse(0);
  }
}
