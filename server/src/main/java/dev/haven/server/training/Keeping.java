package dev.haven.server.training;

import java.io.IOException;

/// What IMAP clients change: flags, drafts, copies, moves, deletions.
final class Keeping implements Exercise {
  private static final int SESSIONS = 2;
  private static final int ROUNDS = 150;

  @Override
  public String name() {
    return "mailboxes changed";
  }

  @Override
  public int sessions() {
    return SESSIONS;
  }

  @Override
  public void session(Ground ground, int number, Turns turns) throws IOException {
    var door = number == 0 ? "imaps" : "imap";
    var who = ground.people().get(number);
    try (var imap = ImapTalk.open(Line.to(ground, door), who)) {
      imap.ask("CREATE Kept");
      imap.ask("SUBSCRIBE Kept");
      imap.ask("SELECT INBOX", "EXISTS");
      turns.take(ROUNDS, turn -> keep(imap, 1 + turn));
    }
  }

  /// @param letter which is there and unseen; afterwards it is where it was
  private static void keep(ImapTalk imap, int letter) throws IOException {
    imap.ask("STORE 1 +FLAGS (\\Seen)");
    imap.ask("UID STORE 1:* -FLAGS.SILENT (\\Answered)");
    imap.ask("UID STORE 1 FLAGS (\\Flagged $Forwarded)", "FETCH");
    imap.append("Kept", Letters.of(letter));
    imap.ask("UID COPY 1:3 Kept", "COPYUID");
    imap.append("INBOX", Letters.of(letter + 1));
    imap.ask("STORE * +FLAGS.SILENT (\\Deleted)");
    imap.ask("EXPUNGE", "EXPUNGE");
    imap.append("INBOX", Letters.of(letter));
    imap.ask("MOVE * Kept", "COPYUID");
    imap.ask("STATUS Kept (MESSAGES UNSEEN)", "MESSAGES");
  }
}
