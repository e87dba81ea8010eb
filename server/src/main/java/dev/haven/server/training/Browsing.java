package dev.haven.server.training;

import java.io.IOException;
import java.util.List;

/// What IMAP clients ask for to show a mailbox: folders, the first look at all messages, what is
/// new, structures, single letters.
final class Browsing implements Exercise {
  private static final int SESSIONS = 2;
  private static final int SIGN_INS = 25;
  private static final int LOOKS = 12;
  private static final int LETTERS = 500;

  private static final String HEADERS =
      "BODY.PEEK[HEADER.FIELDS (DATE FROM TO CC SUBJECT REFERENCES IN-REPLY-TO CONTENT-TYPE)]";

  /// Of all messages, or of a page of them.
  private static final List<String> ITEMS =
      List.of(
          "(FLAGS)",
          "(UID FLAGS INTERNALDATE RFC822.SIZE ENVELOPE)",
          "(UID RFC822.SIZE FLAGS " + HEADERS + ")",
          "(BODYSTRUCTURE)",
          "(FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER])",
          "(FLAGS) (CHANGEDSINCE 1)",
          "ALL");

  /// Of one letter.
  private static final List<String> PARTS =
      List.of(
          "(BODY.PEEK[])",
          "(FLAGS BODY.PEEK[])",
          "(RFC822.SIZE BODY.PEEK[]<0.2048>)",
          "(BODY.PEEK[1])",
          "(BODY.PEEK[HEADER] BODY.PEEK[TEXT])",
          "(UID BODY.PEEK[1.MIME] BODYSTRUCTURE)");

  @Override
  public String name() {
    return "mailboxes shown";
  }

  @Override
  public int sessions() {
    return SESSIONS;
  }

  @Override
  public void session(Ground ground, int number, Turns turns) throws IOException {
    var door = number == 0 ? "imaps" : "imap";
    turns.take(SIGN_INS, _ -> greet(ground, door));
    try (var imap = ImapTalk.inbox(Line.to(ground, door), ground.owner())) {
      turns.take(LOOKS, _ -> look(imap));
      turns.take(LETTERS, turn -> read(imap, turn));
    }
  }

  private static void greet(Ground ground, String door) throws IOException {
    try (var imap = ImapTalk.open(Line.to(ground, door), ground.owner())) {
      imap.ask("CAPABILITY", "IMAP4rev1");
      imap.ask("ENABLE CONDSTORE QRESYNC", "ENABLED");
      imap.ask("NAMESPACE", "NAMESPACE");
      imap.ask("LIST \"\" *", "INBOX");
      imap.ask("LIST \"\" % RETURN (SUBSCRIBED SPECIAL-USE STATUS (MESSAGES UNSEEN))", "STATUS");
      imap.ask("STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY UNSEEN)", "MESSAGES");
      imap.ask("SELECT INBOX (CONDSTORE)", "HIGHESTMODSEQ");
      imap.ask("UID FETCH 1:10 (FLAGS)", "FLAGS");
      imap.ask("NOOP");
    }
  }

  private static void look(ImapTalk imap) throws IOException {
    imap.ask("UNSELECT");
    imap.ask("SELECT INBOX", "EXISTS");
    for (var items : ITEMS) {
      imap.ask("UID FETCH 1:* " + items, "* 1 FETCH");
      imap.ask("FETCH 1,3,5:25 " + items);
    }
  }

  private static void read(ImapTalk imap, int turn) throws IOException {
    int letter = 1 + turn % Letters.KINDS;
    for (var parts : PARTS) {
      imap.ask("FETCH " + letter + " " + parts);
    }
    imap.ask("FETCH %d,%d:%d (UID BODY.PEEK[])".formatted(1, letter, letter + 3));
    imap.ask("NOOP");
  }
}
