package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

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
  final ImapPeer peer;
  ClientView view = new ClientView();
  Optional<NaiveMail.Mailbox> selected = Optional.empty();
  Set<Long> saved = Set.of();
  boolean readOnly;
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
  }

  /// Whether the session is still served after this; it is not once its mailbox was deleted.
  boolean act() throws IOException {
    if (selected.isPresent() && !model.mailboxes.containsValue(selected.get())) {
      assertEquals("BYE", peer.send("NOOP").tagged().condition());
      return false;
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
    view = new ClientView();
    saved = Set.of();
    var answer = peer.send((examine ? "EXAMINE " : "SELECT ") + name);
    selected = Optional.ofNullable(model.mailboxes.get(name));
    readOnly = examine;
    assertEquals(selected.isPresent(), answer.isOk(), () -> name + ": " + answer);
    if (selected.isPresent()) {
      assertEquals(selected.get().uidNext + "", answer.code("UIDNEXT"));
      assertEquals(readOnly ? "READ-ONLY" : "READ-WRITE", answer.tagged().code());
      heard(answer);
    }
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
    check(all, answer);
  }

  private void askForNew() throws IOException {
    int untold = view.untold();
    if (untold > 0) {
      int first = view.messages.size() - untold + 1;
      var answer = peer.send("FETCH " + first + ":* (FLAGS UID)");
      ok(answer);
      view.hear(answer, false);
      assertEquals(0, view.untold(), "every new message is told of");
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
          .forEach(m -> assertEquals(m.flags, message.flags, () -> "flags after " + answer));
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
