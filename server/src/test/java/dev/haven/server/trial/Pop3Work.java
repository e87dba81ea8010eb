package dev.haven.server.trial;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Random;

/// Deletes one person's messages over POP3, and sometimes goes without saying QUIT.
record Pop3Work(Site site, Ledger ledger) {

  void delete(Random random) throws IOException {
    while (true) {
      try (var pop3 = new Pop3Client(site.port("pop3"))) {
        pop3.login(Ledgers.address(ledger.name()), Site.PASSWORD);
        deleteSome(pop3, random);
      } catch (UnexpectedAnswer answer) {
        // The server may not have noticed yet that the connection before is gone.
        if (!String.valueOf(answer.getMessage()).contains("[IN-USE]")) {
          throw answer;
        }
      }
    }
  }

  private void deleteSome(Pop3Client pop3, Random random) throws IOException {
    int count = Integer.parseInt(pop3.command("STAT").split(" ", 3)[1]);
    var ids = new ArrayList<String>();
    for (int i = 1; i <= Math.min(count, 5); i++) {
      var id = TrialMessage.id(String.join("\r\n", pop3.lines("TOP " + i + " 0")) + "\r\n");
      ledger.seen(id);
      Pop3Client.ok(pop3.command("DELE " + i));
      ids.add(id);
    }
    // RFC 1939 §6: without QUIT nothing is deleted.
    if (random.nextInt(4) == 0) {
      return;
    }
    ledger.removing(ids);
    Pop3Client.ok(pop3.command("QUIT"));
    ledger.removed(ids);
  }
}
