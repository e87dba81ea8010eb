package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The commands of [ModelClient] that are about annotations of messages, RFC 5257.
final class AnnotationCommands {
  private static final List<String> ENTRIES =
      List.of("/comment", "/altsubject", "/vendor/a", "/vendor/a/b");
  private static final List<String> PATTERNS =
      List.of("*", "/*", "/%", "/vendor/*", "/vendor/%", "/c*", "/%/a");
  private static final List<String> WORDS = List.of("x", "plan", "Plan b", "", "a\"b\\c");

  private final ModelClient client;

  AnnotationCommands(ModelClient client) {
    this.client = client;
  }

  private Random random() {
    return client.random;
  }

  private <T> T any(List<T> list) {
    return list.get(random().nextInt(list.size()));
  }

  /// What STORE and APPEND set, by [NaiveNotes#set].
  SortedMap<String, Optional<String>> values() {
    var values = new TreeMap<String, Optional<String>>();
    for (int i = random().nextInt(3); i >= 0; i--) {
      var key = any(ENTRIES) + " " + any(List.of("value.priv", "value.shared"));
      values.put(key, random().nextInt(4) == 0 ? Optional.empty() : Optional.of(any(WORDS)));
    }
    return values;
  }

  /// `ANNOTATION (...)` as a client may write it.
  String written(SortedMap<String, Optional<String>> values) {
    return values.entrySet().stream()
        .map(value -> {
          var names = value.getKey().split(" ", -1);
          return "%s (%s %s)"
              .formatted(
                  string(names[0], true),
                  string(names[1], true),
                  value.getValue().map(text -> string(text, false)).orElse("NIL"));
        })
        .collect(Collectors.joining(" ", "ANNOTATION (", ")"));
  }

  /// An atom if it may be one, quoted or a literal.
  private String string(String text, boolean atom) {
    return switch (random().nextInt(atom ? 6 : 2)) {
      case 0 -> "{" + text.length() + "+}\r\n" + text;
      case 1 -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      default -> text;
    };
  }

  void store(NaiveMail.Mailbox mailbox, RandomSet set, Optional<MessageCommands.Mark> mark)
      throws IOException {
    var values = values();
    var answer =
        client.peer.send(
            "%s %s%s"
                .formatted(
                    set.command("STORE"),
                    mark.map(m -> "(UNCHANGEDSINCE " + m.modSeq() + ") ").orElse(""),
                    written(values)));
    if (client.readOnly) {
      client.refused(answer, "READ-ONLY");
      return;
    }
    ModelClient.ok(answer);
    var modified = new TreeSet<Long>();
    for (var message : mailbox.those(set.uids())) {
      if (mark.isPresent() && message.changedAt > mark.get().clock()) {
        modified.add(message.uid);
      } else {
        client.model.annotate(message, values);
      }
    }
    assertEquals(modified, MessageCommands.modified(client, set, answer), answer::toString);
    // Whoever sets them believes in them, but where he was told otherwise.
    set.chosen().stream().filter(m -> !modified.contains(m.uid)).forEach(m -> m.believe(values));
    client.heard(answer, set.byUid());
  }

  /// Everything is told before, so that what is asked for is what the model has.
  void fetch(NaiveMail.Mailbox mailbox) throws IOException {
    client.heard(client.peer.send("NOOP"));
    var set = RandomSet.of(client.view, client.saved, client.onlyUids(), random());
    var entries = some(random().nextBoolean() ? ENTRIES : PATTERNS);
    if (random().nextInt(4) == 0) {
      entries.addAll(some(ENTRIES));
    }
    var attributes =
        some(List.of("value", "value.priv", "value.shared", "size", "size.priv", "size.shared"));
    var flags = random().nextBoolean() ? "FLAGS " : "";
    var answer =
        client.peer.send(
            "%s (%sANNOTATION (%s %s))"
                .formatted(set.command("FETCH"), flags, list(entries), list(attributes)));
    ModelClient.ok(answer);
    var told = told(answer);
    for (var message : mailbox.those(set.uids())) {
      long number = client.uidOnly ? message.uid : 1L + mailbox.messages.indexOf(message);
      var expected = message.notes.asked(entries, attributes);
      assertEquals(
          expected, told.getOrDefault(number, new TreeMap<>()), () -> number + " in " + answer);
    }
    client.heard(answer, set.byUid());
  }

  /// What was told of each message, by number, or by UID where there are no numbers.
  private static SortedMap<Long, SortedMap<String, String>> told(ImapPeer.Answer answer) {
    var told = new TreeMap<Long, SortedMap<String, String>>();
    for (var data : answer.data()) {
      if ((data.isAbout("FETCH") || data.isAbout("UIDFETCH"))
          && data.values().get(2) instanceof Response.Group items
          && items.has("ANNOTATION")) {
        told.put(
            (long) data.number(), ClientView.values((Response.Group) items.named("ANNOTATION")));
      }
    }
    return told;
  }

  private SequencedSet<String> some(List<String> of) {
    var some = new LinkedHashSet<String>();
    for (int i = random().nextInt(3); i >= 0; i--) {
      some.add(any(of));
    }
    return some;
  }

  private static String list(SequencedSet<String> words) {
    return words.size() == 1 ? words.getFirst() : "(" + String.join(" ", words) + ")";
  }

  /// A key of SEARCH, and the messages it means. Everything was told before.
  SearchCommand.Key key(NaiveMail.Mailbox mailbox) {
    var entry = any(random().nextBoolean() ? ENTRIES : PATTERNS);
    var attribute = any(List.of("value", "value.priv", "value.shared"));
    var word = random().nextInt(4) == 0 ? Optional.<String>empty() : Optional.of(any(WORDS));
    var text =
        "ANNOTATION %s %s %s"
            .formatted(entry, attribute, word.map(it -> string(it, false)).orElse("NIL"));
    return new SearchCommand.Key(
        text,
        known ->
            mailbox.messages.stream()
                .anyMatch(m -> m.uid == known.uid && m.notes.isFound(entry, attribute, word)));
  }
}
