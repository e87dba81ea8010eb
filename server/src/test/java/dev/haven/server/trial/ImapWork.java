package dev.haven.server.trial;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Appends, flags, moves and expunges one person's messages over IMAP.
record ImapWork(Load load, Site site, Ledger ledger) {
  private static final List<String> FLAGS =
      List.of("\\Seen", "\\Flagged", "\\Answered", "\\Draft", "work");
  private static final Pattern APPEND_UID = Pattern.compile("\\[APPENDUID \\d+ (\\d+)]");

  private ImapClient signedIn() throws IOException {
    var imap = new ImapClient(site.port("imap"));
    imap.login(Ledgers.address(ledger.name()), Site.PASSWORD);
    imap.command("SELECT INBOX").ok();
    return imap;
  }

  void append(Random random) throws IOException {
    try (var imap = signedIn()) {
      while (true) {
        var id = load.nextId();
        ledger.sending(id);
        ledger.sent(id, appendOne(imap, id));
      }
    }
  }

  private static long appendOne(ImapClient imap, String id) throws IOException {
    var answer = imap.answer(imap.send("APPEND INBOX", TrialMessage.bytes(id))).ok();
    var uid = APPEND_UID.matcher(answer.tagged());
    if (!uid.find()) {
      throw new UnexpectedAnswer("no APPENDUID: " + answer.tagged());
    }
    return Long.parseLong(uid.group(1));
  }

  void flag(Random random) throws IOException {
    try (var imap = signedIn()) {
      while (true) {
        var present = List.copyOf(ledger.present().entrySet());
        if (present.isEmpty()) {
          imap.command("NOOP").ok();
        } else {
          var message = present.get(random.nextInt(present.size()));
          flagOne(imap, message.getKey(), message.getValue(), random);
        }
      }
    }
  }

  private void flagOne(ImapClient imap, String id, long uid, Random random) throws IOException {
    var flags = new TreeSet<String>();
    for (var flag : FLAGS) {
      if (random.nextBoolean()) {
        flags.add(flag);
      }
    }
    ledger.flagging(id, Set.copyOf(flags));
    var answer = imap.command("UID STORE " + uid + " FLAGS (" + String.join(" ", flags) + ")").ok();
    // This session may not have been told of the message yet; then nothing was changed.
    if (answer.untagged().stream().anyMatch(line -> line.contains("UID " + uid))) {
      ledger.flagged(id);
    } else {
      ledger.notFlagged(id);
    }
  }

  void move(Random random) throws IOException {
    try (var imap = signedIn()) {
      while (true) {
        var id = load.nextId();
        ledger.sending(id);
        ledger.flagging(id, Set.of("INBOX"));
        long uid = appendOne(imap, id);
        ledger.flagged(id);
        ledger.sent(id, 0);
        if (random.nextInt(3) > 0) {
          moveOne(imap, id);
        } else if (random.nextBoolean()) {
          expungeOne(imap, id, uid);
        }
      }
    }
  }

  private void moveOne(ImapClient imap, String id) throws IOException {
    ledger.flagging(id, Set.of("Archive"));
    var answer = imap.command("MOVE * Archive").ok();
    if (answer.untagged().stream().noneMatch(line -> line.contains("COPYUID"))) {
      throw new UnexpectedAnswer("moved nothing: " + answer);
    }
    ledger.flagged(id);
  }

  /// By UID: a message that a crash left marked and not expunged has to stay.
  private void expungeOne(ImapClient imap, String id, long uid) throws IOException {
    imap.command("STORE * +FLAGS.SILENT (\\Deleted)").ok();
    ledger.removing(List.of(id));
    imap.command("UID EXPUNGE " + uid).ok();
    ledger.removed(List.of(id));
  }
}
