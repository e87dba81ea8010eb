package dev.haven.server.training;

import java.io.IOException;
import java.util.List;

/// Searches of every kind, SORT and THREAD.
final class Searching implements Exercise {
  private static final int SESSIONS = 2;
  private static final int ROUNDS = 60;

  /// Those that read letters are as dear as all others together.
  private static final int READING = 4;

  private static final List<String> QUICK =
      List.of(
          "SEARCH ALL",
          "UID SEARCH UNSEEN",
          "UID SEARCH UNDELETED UID 1:200",
          "SEARCH FROM \"sender7@\"",
          "SEARCH TO \"person1\" SUBJECT \"training\"",
          "SEARCH CHARSET UTF-8 SUBJECT \"für\"",
          "SEARCH HEADER Message-ID \"" + Letters.id(3) + "\"",
          "SEARCH SINCE 1-Jan-2020 BEFORE 1-Jan-2100",
          "SEARCH SENTSINCE 5-Jan-2030 LARGER 4000",
          "SEARCH OR FLAGGED NOT KEYWORD $Junk",
          "SEARCH RETURN (COUNT MIN MAX) UNSEEN",
          "UID SEARCH RETURN (ALL) SMALLER 2000",
          "SORT (REVERSE DATE) UTF-8 ALL",
          "UID SORT (SUBJECT FROM) UTF-8 UNDELETED",
          "UID SORT RETURN (PARTIAL 1:50) (REVERSE ARRIVAL) UTF-8 ALL",
          "UID THREAD REFERENCES UTF-8 ALL",
          "THREAD ORDEREDSUBJECT UTF-8 SINCE 1-Jan-2020");

  private static final List<String> SLOW =
      List.of("SEARCH TEXT \"lazy dog\"", "UID SEARCH BODY \"grüße\" UNSEEN");

  @Override
  public String name() {
    return "searches";
  }

  @Override
  public int sessions() {
    return SESSIONS;
  }

  @Override
  public void session(Ground ground, int number, Turns turns) throws IOException {
    try (var imap = ImapTalk.inbox(Line.to(ground, "imap"), ground.people().get(number))) {
      turns.take(ROUNDS, _ -> search(imap, QUICK));
      turns.take(READING, _ -> search(imap, SLOW));
    }
  }

  private static void search(ImapTalk imap, List<String> commands) throws IOException {
    for (var command : commands) {
      imap.ask(command, "* ");
    }
  }
}
