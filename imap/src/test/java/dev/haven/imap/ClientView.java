package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A mailbox as one client believes it to be, from untagged responses alone.
final class ClientView {
  static final class Known {
    /// 0 until it was told.
    long uid;

    Set<String> flags = new TreeSet<>();
  }

  final List<Known> messages = new ArrayList<>();
  private Set<String> defined = Set.of();

  void hear(ImapPeer.Answer answer, boolean expungesAllowed) {
    for (var data : answer.data()) {
      assertTrue(
          expungesAllowed || !data.isAbout("EXPUNGE"), () -> "EXPUNGE in " + answer.command());
      hear(data);
    }
  }

  private void hear(Response.Data data) {
    if (data.isAbout("EXISTS")) {
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
    return messages.isEmpty() ? 0 : messages.getLast().uid;
  }
}
