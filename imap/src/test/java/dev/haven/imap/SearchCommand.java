package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A random SEARCH of a [ModelClient]: what it finds is what the client's own view says.
final class SearchCommand {
  /// A search key, and what it asks of a message.
  record Key(String text, Predicate<ClientView.Known> holds) {}

  private final ModelClient client;
  private final NaiveMail.Mailbox mailbox;
  private final Optional<AnnotationCommands> annotations;
  private boolean usesNumbers;

  /// @param annotations to search among, too; only after everything was told
  SearchCommand(
      ModelClient client, NaiveMail.Mailbox mailbox, Optional<AnnotationCommands> annotations) {
    this.client = client;
    this.mailbox = mailbox;
    this.annotations = annotations;
  }

  private Random random() {
    return client.random;
  }

  void act(RandomSet set) throws IOException {
    var key = key(set, 0);
    if (client.view.messages.isEmpty()) {
      key = new Key("ALL", _ -> true);
    }
    boolean byUid = client.onlyUids() || random().nextBoolean();
    var options = List.of("", "()", "(MIN MAX)", "(COUNT)", "(ALL COUNT)", "(SAVE)", "(SAVE MIN)");
    var option = options.get(random().nextInt(options.size()));
    var answer =
        client.peer.send(
            (byUid ? "UID SEARCH " : "SEARCH ")
                + (option.isEmpty() ? "" : "RETURN " + option + " ")
                + key.text);
    ModelClient.ok(answer);
    var found = client.view.messages.stream().filter(key.holds).toList();
    check(numbers(found, byUid), option, answer);
    if (option.contains("SAVE")) {
      var kept = option.contains("MIN") ? found.stream().limit(1).toList() : found;
      client.saved = kept.stream().map(m -> m.uid).collect(Collectors.toSet());
    }
    client.heard(answer, byUid && !usesNumbers);
  }

  private List<Long> numbers(List<ClientView.Known> found, boolean byUid) {
    return found.stream().map(m -> byUid ? m.uid : client.view.messages.indexOf(m) + 1L).toList();
  }

  private void check(List<Long> found, String option, ImapPeer.Answer answer) {
    boolean extended = client.rev2 || !option.isEmpty();
    var name = extended ? "ESEARCH" : "SEARCH";
    var lines = answer.data().stream().filter(d -> d.isAbout(name)).toList();
    assertEquals(option.equals("(SAVE)") ? 0 : 1, lines.size(), answer::toString);
    for (var line : lines) {
      if (extended) {
        checkExtended(found, option, line);
      } else {
        var told = line.values().stream().skip(1).map(v -> Long.parseLong(v.text())).toList();
        assertEquals(found, told, answer::toString);
      }
    }
  }

  private static void checkExtended(List<Long> found, String option, Response.Data line) {
    var told = new TreeSet<String>();
    for (int i = 2; i < line.values().size(); i++) {
      var name = line.word(i);
      if (name.equals("UID")) {
        continue;
      }
      told.add(name);
      var value = line.word(++i);
      switch (name) {
        case "MIN" -> assertEquals(found.getFirst() + "", value);
        case "MAX" -> assertEquals(found.getLast() + "", value);
        case "COUNT" -> assertEquals(found.size() + "", value);
        case "ALL" -> assertEquals(found, RandomSet.expanded(value));
        default -> throw new AssertionError(name);
      }
    }
    assertEquals(expected(option, found.isEmpty()), told);
  }

  private static Set<String> expected(String option, boolean nothing) {
    var names = new TreeSet<String>();
    for (var name : List.of("MIN", "MAX", "COUNT", "ALL")) {
      if (option.contains(name)) {
        names.add(name);
      }
    }
    if (option.isEmpty() || option.equals("()")) {
      names.add("ALL");
    }
    if (nothing) {
      names.retainAll(Set.of("COUNT"));
    }
    return names;
  }

  private Key key(RandomSet set, int depth) {
    if (annotations.isPresent() && random().nextInt(3) == 0) {
      return annotations.get().key(mailbox);
    }
    int kinds = depth > 2 ? 7 : 10;
    return switch (random().nextInt(kinds)) {
      case 0 -> new Key("ALL", _ -> true);
      case 1 -> flag("\\Seen", "SEEN");
      case 2 -> not(flag("\\Deleted", "DELETED"), "UNDELETED");
      case 3 -> flag("$one", "KEYWORD $ONE");
      case 4 -> in(set);
      case 5 -> subject("s" + random().nextInt(10));
      case 6 -> flag("\\Flagged", "FLAGGED");
      case 7 -> not(key(set, depth + 1));
      case 8 -> or(key(set, depth + 1), key(set, depth + 1));
      default -> and(key(set, depth + 1), key(set, depth + 1));
    };
  }

  private Key in(RandomSet set) {
    usesNumbers |= !set.byUid() && !set.text().equals("$");
    return new Key((set.byUid() ? "UID " : "") + set.text(), set.chosen()::contains);
  }

  private static Key flag(String flag, String name) {
    return new Key(name, m -> m.flags.contains(flag));
  }

  private static Key not(Key key, String name) {
    return new Key(name, key.holds.negate());
  }

  private static Key not(Key key) {
    return not(key, "NOT (" + key.text + ")");
  }

  private static Key or(Key one, Key other) {
    return new Key("OR (" + one.text + ") (" + other.text + ")", one.holds.or(other.holds));
  }

  private static Key and(Key one, Key other) {
    return new Key("(" + one.text + " " + other.text + ")", one.holds.and(other.holds));
  }

  private Key subject(String text) {
    return new Key(
        "SUBJECT " + text,
        m -> {
          var message = mailbox.texts.get(m.uid);
          assertTrue(message != null, "the model knows every message");
          return message.substring(0, message.indexOf('\r')).contains(text);
        });
  }
}
