package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;

/// The commands of [ModelClient] that are about whole mailboxes.
final class MailboxCommands {
  private final ModelClient client;

  MailboxCommands(ModelClient client) {
    this.client = client;
  }

  void act() throws IOException {
    switch (client.random.nextInt(9)) {
      case 0 -> create();
      case 1 -> delete();
      case 2 -> rename();
      case 3 -> status();
      case 4 -> list();
      case 5 -> leave();
      default -> client.select();
    }
  }

  private void create() throws IOException {
    var name = client.name();
    var answer = client.peer.send("CREATE " + name);
    if (client.model.create(name)) {
      ModelClient.ok(answer);
      client.heard(answer);
    } else {
      client.refused(answer, "ALREADYEXISTS");
    }
  }

  private void delete() throws IOException {
    var name = client.name();
    var doomed = Optional.ofNullable(client.model.mailboxes.get(name));
    boolean done = client.model.delete(name);
    var answer = client.peer.send("DELETE " + name);
    assertEquals(done, answer.isOk(), answer::toString);
    if (done && client.selected.equals(doomed)) {
      client.selected = Optional.empty();
    }
    client.heard(answer);
  }

  private void rename() throws IOException {
    var name = client.name();
    var newName = client.name();
    boolean done = client.model.rename(name, newName);
    var answer = client.peer.send("RENAME " + name + " " + newName);
    assertEquals(done, answer.isOk(), answer::toString);
    client.heard(answer);
  }

  private void status() throws IOException {
    var name = client.name();
    var answer = client.peer.send("STATUS " + name + " (MESSAGES UIDNEXT UNSEEN DELETED SIZE)");
    var mailbox = client.model.mailboxes.get(name);
    if (mailbox == null) {
      client.refused(answer, "NONEXISTENT");
      return;
    }
    var line = answer.data().stream().filter(d -> d.isAbout("STATUS")).findFirst().orElseThrow();
    var items = (Response.Group) line.values().get(2);
    assertEquals(name, line.values().get(1).text());
    assertEquals(mailbox.messages.size() + "", items.named("MESSAGES").text());
    assertEquals(mailbox.uidNext + "", items.named("UIDNEXT").text());
    assertEquals(
        mailbox.count(m -> !m.flags.contains("\\Seen")) + "", items.named("UNSEEN").text());
    assertEquals(
        mailbox.count(m -> m.flags.contains("\\Deleted")) + "", items.named("DELETED").text());
    assertEquals(
        mailbox.messages.stream().mapToInt(m -> m.text.length()).sum() + "",
        items.named("SIZE").text());
    client.heard(answer);
  }

  private void list() throws IOException {
    var answer = client.peer.send("LIST \"\" *");
    var names = new TreeSet<String>();
    for (var line : answer.data()) {
      if (line.isAbout("LIST")) {
        names.add(line.values().get(3).text());
      }
    }
    assertEquals(client.model.mailboxes.keySet(), names);
    client.heard(answer);
  }

  private void leave() throws IOException {
    if (client.selected.isEmpty()) {
      return;
    }
    boolean close = client.random.nextBoolean();
    client.leave();
    ModelClient.ok(client.peer.send(close ? "CLOSE" : "UNSELECT"));
    if (close && !client.readOnly) {
      client.model.expunge(client.selected.get(), m -> m.flags.contains("\\Deleted"));
    }
    client.selected = Optional.empty();
  }
}
