package dev.haven.server.trial;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Sends messages to one, two or three people, several on each connection.
record SmtpWork(Load load, Site site, Ledgers ledgers) {
  private static final List<String> RECEIVERS = List.of("anna", "bob", "dora");

  void send(Random random) throws IOException {
    while (true) {
      try (var smtp = new SmtpClient(site.port("smtp"))) {
        for (int i = random.nextInt(30); i >= 0; i--) {
          sendOne(smtp, random);
        }
        SmtpClient.expect(221, smtp.command("QUIT"));
      }
    }
  }

  private void sendOne(SmtpClient smtp, Random random) throws IOException {
    var id = load.nextId();
    var people = new TreeSet<String>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      people.add(RECEIVERS.get(random.nextInt(RECEIVERS.size())));
    }
    people.forEach(person -> ledgers.of(person).sending(id));
    var recipients = people.stream().map(Ledgers::address).toList();
    smtp.send("trial@elsewhere.example", recipients, TrialMessage.bytes(id));
    SmtpClient.expect(250, smtp.reply());
    people.forEach(person -> ledgers.of(person).sent(id, 0));
  }
}
