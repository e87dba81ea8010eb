package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The commands of [ModelClient] that are about the messages of the selected mailbox.
final class MessageCommands {
  /// A moment of a mailbox, in the server's versions and in the model's.
  record Mark(NaiveMail.Mailbox mailbox, String modSeq, long clock) {}

  private final ModelClient client;
  private final AnnotationCommands annotations;
  private List<Mark> marks = List.of();

  MessageCommands(ModelClient client) {
    this.client = client;
    this.annotations = new AnnotationCommands(client);
  }

  private Random random() {
    return client.random;
  }

  private RandomSet set() {
    boolean byUid = client.onlyUids() || random().nextBoolean();
    return RandomSet.of(client.view, client.saved, byUid, random());
  }

  void act(NaiveMail.Mailbox mailbox) throws IOException {
    switch (random().nextInt(23)) {
      case 0, 1, 2 -> append();
      case 3, 4, 5 -> store(mailbox);
      case 6 -> expunge(mailbox);
      case 7 -> uidExpunge(mailbox);
      case 8 -> copyOrMove(mailbox, true);
      case 9 -> copyOrMove(mailbox, false);
      case 10 -> fetchBodies(mailbox);
      case 11 -> fetchFlags();
      case 12 -> new SearchCommand(client, mailbox, Optional.empty()).act(set());
      case 13, 14, 15 -> mark(mailbox);
      case 16 -> changedSince();
      case 17, 18, 19 -> annotations.store(mailbox, set(), marked(mailbox));
      case 20 -> annotations.fetch(mailbox);
      case 21 -> searchAnnotations(mailbox);
      default -> {
        var answer = random().nextBoolean() ? client.peer.send("NOOP") : client.peer.idle();
        ModelClient.ok(answer);
        client.heard(answer);
      }
    }
  }

  private void searchAnnotations(NaiveMail.Mailbox mailbox) throws IOException {
    client.heard(client.peer.send("NOOP"));
    new SearchCommand(client, mailbox, Optional.of(annotations)).act(set());
  }

  private Optional<Mark> marked(NaiveMail.Mailbox mailbox) {
    return marks.stream().filter(m -> m.mailbox == mailbox).findAny();
  }

  private void append() throws IOException {
    var name = client.name();
    var flags = client.flags();
    var text = "Subject: s" + client.model.clock + "\r\n\r\nbody " + random().nextInt() + "\r\n";
    var notes = new TreeMap<String, Optional<String>>();
    if (random().nextInt(3) == 0) {
      notes.putAll(annotations.values());
    }
    var written = notes.isEmpty() ? "" : annotations.written(notes) + " ";
    var answer =
        client.peer.send(
            "APPEND %s (%s) %s{%d+}\r\n%s"
                .formatted(name, String.join(" ", flags), written, text.length(), text));
    var target = client.model.mailboxes.get(name);
    if (target == null) {
      client.refused(answer, "TRYCREATE");
      return;
    }
    var added = client.model.add(target, text, flags);
    added.notes.set(notes);
    assertEquals(added.uid + "", answer.code("APPENDUID").split(" ", -1)[1]);
    client.heard(answer);
  }

  private void store(NaiveMail.Mailbox mailbox) throws IOException {
    var set = set();
    var flags = client.flags();
    var operation = List.of("+", "-", "").get(random().nextInt(3));
    boolean silent = random().nextBoolean();
    var mark = marked(mailbox);
    var answer =
        client.peer.send(
            "%s %s%sFLAGS%s (%s)"
                .formatted(
                    set.command("STORE"),
                    mark.map(m -> "(UNCHANGEDSINCE " + m.modSeq + ") ").orElse(""),
                    operation,
                    silent ? ".SILENT" : "",
                    String.join(" ", flags)));
    if (client.readOnly) {
      client.refused(answer, "READ-ONLY");
      return;
    }
    ModelClient.ok(answer);
    var modified = new TreeSet<Long>();
    for (var message : mailbox.those(set.uids())) {
      if (mark.isPresent() && message.changedAt > mark.get().clock) {
        modified.add(message.uid);
      } else {
        client.model.store(message, operation, flags);
      }
    }
    assertEquals(modified, modified(client, set, answer), answer::toString);
    if (silent) {
      // Who changes flags silently believes them changed, but where he was told otherwise. Those of
      // a message that others have expunged, unheard of yet, stay as they are.
      set.chosen().stream()
          .filter(m -> mailbox.has(m.uid) && !modified.contains(m.uid))
          .forEach(m -> NaiveMail.apply(m.flags, operation, flags));
    } else {
      assertTold(set, modified, answer);
    }
    client.heard(answer, set.byUid());
  }

  /// The UIDs that `MODIFIED` names.
  static Set<Long> modified(ModelClient client, RandomSet set, ImapPeer.Answer answer) {
    return RandomSet.expanded(answer.code("MODIFIED")).stream()
        .map(n -> set.byUid() ? n : client.view.messages.get(n.intValue() - 1).uid)
        .collect(Collectors.toSet());
  }

  private void assertTold(RandomSet set, Set<Long> modified, ImapPeer.Answer answer) {
    var numbers = numbersFetched(answer);
    for (var message : set.chosen()) {
      long number = client.uidOnly ? message.uid : client.view.messages.indexOf(message) + 1L;
      if (!modified.contains(message.uid) && !numbers.contains(number)) {
        throw new AssertionError("nothing told of message " + number + ": " + answer);
      }
    }
  }

  /// Message numbers, or UIDs where there are no numbers.
  private Set<Long> numbersFetched(ImapPeer.Answer answer) {
    return answer.data().stream()
        .filter(d -> d.isAbout(client.uidOnly ? "UIDFETCH" : "FETCH"))
        .map(d -> (long) d.number())
        .collect(Collectors.toSet());
  }

  private void expunge(NaiveMail.Mailbox mailbox) throws IOException {
    var answer = client.peer.send("EXPUNGE");
    if (client.readOnly) {
      client.refused(answer, "READ-ONLY");
      return;
    }
    ModelClient.ok(answer);
    client.model.expunge(mailbox, m -> m.flags.contains("\\Deleted"));
    client.heard(answer);
  }

  private void uidExpunge(NaiveMail.Mailbox mailbox) throws IOException {
    var set = RandomSet.of(client.view, client.saved, true, random());
    var answer = client.peer.send("UID EXPUNGE " + set.text());
    if (client.readOnly) {
      client.refused(answer, "READ-ONLY");
      return;
    }
    ModelClient.ok(answer);
    var uids = set.uids();
    client.model.expunge(mailbox, m -> m.flags.contains("\\Deleted") && uids.contains(m.uid));
    client.heard(answer);
  }

  private void copyOrMove(NaiveMail.Mailbox mailbox, boolean copy) throws IOException {
    var set = set();
    var name = client.name();
    var answer = client.peer.send(set.command(copy ? "COPY" : "MOVE") + " " + name);
    var target = client.model.mailboxes.get(name);
    if (!copy && client.readOnly) {
      client.refused(answer, "READ-ONLY");
    } else if (target == null) {
      client.refused(answer, "TRYCREATE");
    } else {
      ModelClient.ok(answer);
      copied(mailbox.those(set.uids()), target, answer);
      if (!copy) {
        client.model.expunge(mailbox, m -> set.uids().contains(m.uid));
      }
      client.heard(answer);
    }
  }

  private void copied(
      List<NaiveMail.Message> messages, NaiveMail.Mailbox target, ImapPeer.Answer answer) {
    var uids = client.model.copy(messages, target);
    var code = answer.code("COPYUID");
    if (messages.isEmpty()) {
      assertEquals("", code);
      return;
    }
    var words = code.split(" ", -1);
    assertEquals(messages.stream().map(m -> m.uid).toList(), RandomSet.expanded(words[1]));
    assertEquals(uids, RandomSet.expanded(words[2]));
  }

  private void fetchBodies(NaiveMail.Mailbox mailbox) throws IOException {
    var set = set();
    boolean peek = random().nextBoolean();
    var item = random().nextBoolean() ? "BODY" + (peek ? ".PEEK[]" : "[]") : "RFC822";
    var answer = client.peer.send(set.command("FETCH") + " (UID " + item + ")");
    ModelClient.ok(answer);
    var seen = new TreeSet<Long>();
    for (var data : answer.data()) {
      if ((data.isAbout("FETCH") || data.isAbout("UIDFETCH"))
          && data.values().get(2) instanceof Response.Group items) {
        var name = item.replace(".PEEK", "");
        if (items.has(name)) {
          long uid = Long.parseLong(items.named("UID").text());
          seen.add(uid);
          assertEquals(mailbox.texts.get(uid), items.named(name).text());
        }
      }
    }
    assertEquals(set.uids(), seen);
    if (!client.readOnly && !item.contains("PEEK")) {
      mailbox.those(seen).forEach(m -> client.model.store(m, "+", Set.of("\\Seen")));
    }
    client.heard(answer, set.byUid());
  }

  private void fetchFlags() throws IOException {
    var set = set();
    var answer = client.peer.send(set.command("FETCH") + " (FLAGS UID INTERNALDATE)");
    ModelClient.ok(answer);
    assertTold(set, Set.of(), answer);
    client.heard(answer, set.byUid());
  }

  /// Remembers how the mailbox is now.
  private void mark(NaiveMail.Mailbox mailbox) throws IOException {
    var name =
        client.model.mailboxes.entrySet().stream()
            .filter(e -> e.getValue() == mailbox)
            .findFirst()
            .orElseThrow()
            .getKey();
    var answer = client.peer.send("STATUS " + name + " (HIGHESTMODSEQ)");
    var line = answer.data().stream().filter(d -> d.isAbout("STATUS")).findFirst().orElseThrow();
    var modSeq = ((Response.Group) line.values().get(2)).named("HIGHESTMODSEQ").text();
    marks = List.of(new Mark(mailbox, modSeq, client.model.clock));
    client.heard(answer);
  }

  /// Everything is told before, so that what is asked for is what the model has.
  private void changedSince() throws IOException {
    client.heard(client.peer.send("NOOP"));
    for (var mark : marks) {
      if (client.selected.filter(m -> m == mark.mailbox).isPresent()
          && !client.view.messages.isEmpty()) {
        changedSince(mark, client.qresync && random().nextBoolean());
      }
    }
  }

  private void changedSince(Mark mark, boolean vanished) throws IOException {
    boolean byUid = vanished || client.onlyUids();
    var answer =
        client.peer.send(
            "%sFETCH 1:* (FLAGS) (CHANGEDSINCE %s%s)"
                .formatted(byUid ? "UID " : "", mark.modSeq, vanished ? " VANISHED" : ""));
    ModelClient.ok(answer);
    var changed =
        numbersFetched(answer).stream()
            .map(n -> client.uidOnly ? n : client.view.messages.get(n.intValue() - 1).uid)
            .collect(Collectors.toSet());
    var expected =
        mark.mailbox.messages.stream()
            .filter(m -> m.changedAt > mark.clock)
            .map(m -> m.uid)
            .collect(Collectors.toSet());
    assertEquals(expected, changed);
    if (vanished) {
      assertEquals(mark.mailbox.goneSince(mark.clock), vanishedEarlier(answer));
    }
    client.heard(answer, false);
  }

  private static Set<Long> vanishedEarlier(ImapPeer.Answer answer) {
    return answer.data().stream()
        .filter(d -> d.isAbout("VANISHED"))
        .flatMap(d -> ClientView.vanishedEarlier(d).stream())
        .collect(Collectors.toSet());
  }
}
