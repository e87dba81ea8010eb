package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One of the sessions of [ImapModelTest]: it says random things, knows from the model what must
/// come of them, and compares its view of the mailbox with the model after each.
final class ModelClient implements AutoCloseable {
  static final List<String> NAMES =
      List.of("INBOX", "INBOX", "INBOX", "Archive", "A", "A/B", "B", "C/D", "INBOX/x");
  private static final List<String> FLAGS =
      List.of("\\Seen", "\\Deleted", "\\Flagged", "$one", "two");

  final NaiveMail model;
  final Random random;
  final boolean rev2;
  final boolean qresync;
  final boolean uidOnly;

  /// Whether it hears of its mailbox at any time (RFC 5465 §6.1.1).
  final boolean notified;

  /// Whether it hears so of annotations, too (RFC 5465 §5.1).
  private final boolean notifiedOfAnnotations;

  final ImapPeer peer;

  /// What this client knew of mailboxes when it left them.
  private final Map<NaiveMail.Mailbox, Left> left = new HashMap<>();

  private record Left(String uidValidity, long modSeq, List<ClientView.Known> messages) {}

  private String uidValidity = "";
  ClientView view = new ClientView();
  Optional<NaiveMail.Mailbox> selected = Optional.empty();
  Set<Long> saved = Set.of();
  boolean readOnly;

  /// Whether it hears of annotations that others change.
  private boolean annotates;

  private final MessageCommands onMessages = new MessageCommands(this);
  private final MailboxCommands onMailboxes = new MailboxCommands(this);

  ModelClient(ImapWorld world, NaiveMail model, Random random) throws IOException {
    this.model = model;
    this.random = random;
    this.rev2 = random.nextInt(3) == 0;
    this.peer = new ImapPeer(world, rev2);
    ok(peer.send("LOGIN jane kestrel-nest"));
    if (rev2) {
      ok(peer.send("ENABLE IMAP4rev2"));
    }
    if (random.nextBoolean()) {
      ok(peer.send("ENABLE CONDSTORE"));
    }
    this.qresync = random.nextInt(3) == 0;
    if (qresync) {
      ok(peer.send("ENABLE QRESYNC"));
    }
    this.uidOnly = random.nextInt(4) == 0;
    if (uidOnly) {
      ok(peer.send("ENABLE UIDONLY"));
    }
    this.notified = random.nextInt(4) == 0;
    this.notifiedOfAnnotations = notified && random.nextBoolean();
    if (notified) {
      ok(
          peer.send(
              "NOTIFY SET (SELECTED (MessageNew (UID FLAGS MODSEQ) MessageExpunge FlagChange%s))"
                  .formatted(notifiedOfAnnotations ? " AnnotationChange" : "")));
    }
  }

  /// Whether the session is still served after this; it is not once its mailbox was deleted.
  boolean act() throws IOException {
    if (selected.isPresent() && !model.mailboxes.containsValue(selected.get())) {
      assertEquals("BYE", peer.send("NOOP").tagged().condition());
      return false;
    }
    if (notified) {
      // What it was told meanwhile comes first.
      heard(peer.send("NOOP"));
    }
    if (selected.isEmpty()) {
      select();
    } else if (random.nextInt(5) == 0) {
      onMailboxes.act();
    } else {
      onMessages.act(selected.get());
    }
    return true;
  }

  void select() throws IOException {
    var name = name();
    boolean examine = random.nextInt(5) == 0;
    leave();
    var known = Optional.ofNullable(model.mailboxes.get(name)).map(left::get);
    var resync = known.map(this::resync).orElse("");
    view = new ClientView();
    saved = Set.of();
    boolean annotate = random.nextInt(3) == 0;
    annotates = annotate || notifiedOfAnnotations;
    var answer =
        peer.send((examine ? "EXAMINE " : "SELECT ") + name + parameters(annotate, resync));
    selected = Optional.ofNullable(model.mailboxes.get(name));
    readOnly = examine;
    uidValidity = answer.code("UIDVALIDITY");
    if (selected.isPresent() && !resync.isEmpty()) {
      view.resync(answer, known.orElseThrow().messages);
      view.heardModSeq(answer);
      check(true, answer);
      return;
    }
    assertEquals(selected.isPresent(), answer.isOk(), () -> name + ": " + answer);
    if (selected.isPresent()) {
      assertEquals(selected.get().uidNext + "", answer.code("UIDNEXT"));
      assertEquals(readOnly ? "READ-ONLY" : "READ-WRITE", answer.tagged().code());
      heard(answer);
    }
  }

  /// Whether message numbers are of no use to it.
  boolean onlyUids() {
    return uidOnly || notified;
  }

  /// Remembers what it knows of the mailbox that it is about to leave.
  void leave() {
    selected.ifPresent(mailbox ->
        left.put(mailbox, new Left(uidValidity, view.modSeq, List.copyOf(view.messages))));
  }

  /// The parameter of a SELECT that tells what is known already (RFC 7162 §3.2.5).
  private String resync(Left before) {
    if (!qresync || random.nextInt(4) == 0) {
      return "";
    }
    var uids = before.messages.stream().map(m -> m.uid + "").collect(Collectors.joining(","));
    boolean matches = !uidOnly && !uids.isEmpty() && random.nextBoolean();
    var match = matches ? " (1:" + before.messages.size() + " " + uids + ")" : "";
    return "QRESYNC (" + before.uidValidity + " " + before.modSeq + match + ")";
  }

  private static String parameters(boolean annotate, String resync) {
    if (resync.isEmpty()) {
      return annotate ? " (ANNOTATE)" : "";
    }
    return annotate ? " (ANNOTATE " + resync + ")" : " (" + resync + ")";
  }

  /// Takes in an answer that may tell everything, and checks the view.
  void heard(ImapPeer.Answer answer) throws IOException {
    heard(answer, true);
  }

  /// @param expunges whether the answer may tell what was expunged; a refusal may not
  void heard(ImapPeer.Answer answer, boolean expunges) throws IOException {
    if (selected.isEmpty()) {
      return;
    }
    boolean all = expunges && answer.isOk();
    view.hear(answer, all);
    askForNew();
    askForNotes();
    check(all, answer);
  }

  private void askForNew() throws IOException {
    int untold = view.untold();
    if (untold > 0) {
      long first = onlyUids() ? view.largestUid() + 1 : view.messages.size() - untold + 1L;
      var answer =
          peer.send((onlyUids() ? "UID FETCH " : "FETCH ") + first + ":* (FLAGS UID MODSEQ)");
      ok(answer);
      view.hear(answer, onlyUids());
      assertEquals(0, view.untold(), "every new message is told of");
    }
  }

  private void askForNotes() throws IOException {
    if (annotates && view.messages.stream().anyMatch(m -> m.notes.isEmpty())) {
      var answer = peer.send("UID FETCH 1:* (ANNOTATION (/* value))");
      ok(answer);
      view.messages.forEach(ClientView.Known::knowNoNotes);
      view.hear(answer, true);
    }
  }

  private void check(boolean all, ImapPeer.Answer answer) {
    var real = selected.orElseThrow().messages;
    var uids = real.stream().map(m -> m.uid).toList();
    var believed = view.messages.stream().map(m -> m.uid).filter(u -> all || uids.contains(u));
    assertEquals(uids, believed.toList(), () -> "UIDs after " + answer);
    for (var message : view.messages) {
      real.stream()
          .filter(m -> m.uid == message.uid)
          .forEach(m -> {
            assertEquals(m.flags, message.flags, () -> "flags after " + answer);
            checkNotes(m.notes, message, answer);
          });
    }
  }

  /// What it was not told of is as it was.
  private void checkNotes(NaiveNotes real, ClientView.Known message, ImapPeer.Answer answer) {
    if (annotates && message.notes.isPresent()) {
      var known = message.notes.get();
      var entries = real.entries();
      entries.addAll(known.entries());
      entries.removeAll(message.stale);
      for (var entry : entries) {
        assertEquals(real.of(entry), known.of(entry), () -> entry + " after " + answer);
      }
    }
  }

  static void ok(ImapPeer.Answer answer) {
    assertTrue(answer.isOk(), answer::toString);
  }

  /// A refusal with that response code.
  void refused(ImapPeer.Answer answer, String code) throws IOException {
    assertEquals("NO", answer.tagged().condition(), answer::toString);
    assertEquals(code, answer.tagged().code(), answer::toString);
    heard(answer);
  }

  String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  Set<String> flags() {
    var flags = new TreeSet<String>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      flags.add(FLAGS.get(random.nextInt(FLAGS.size())));
    }
    return flags;
  }

  @Override
  public void close() {
    peer.close();
  }
}
