package dev.haven.bench.workload;

import java.util.ArrayList;
import java.util.List;

/// IMAP: one session works on a mailbox of 1,000, 10,000 and 100,000 letters of about 2 KiB. The
/// figure is the time from the command to its tagged answer.
public final class ReadingFamily {
  static final int[] SIZES = {1_000, 10_000, 100_000};

  /// Searching the text of so many without an index takes minutes, and tells nothing new.
  private static final int MOST_TEXT = 10_000;

  private ReadingFamily() {}

  public static List<Workload> all() {
    var all = new ArrayList<Workload>();
    for (int size : SIZES) {
      all.addAll(reads(size));
      all.add(new StoreWorkload(size));
      all.addAll(searches(size));
      all.addAll(orders(size));
    }
    return all;
  }

  private static List<Workload> reads(int size) {
    return List.of(
        new CommandWorkload(
                size,
                "select",
                "SELECT INBOX",
                "opening the mailbox, after UNSELECT",
                Checks::select)
            .after("UNSELECT"),
        new CommandWorkload(
            size, "flags", "UID FETCH 1:* (FLAGS)", "flags of every message", Checks::flags),
        new CommandWorkload(
            size,
            "first-sync",
            "UID FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE)",
            "what a mail program asks for of a mailbox that it has never seen",
            Checks::firstSync),
        new CommandWorkload(
            size,
            "envelope",
            "UID FETCH 1:* (ENVELOPE)",
            "ENVELOPE of every message",
            Checks::envelope),
        new CommandWorkload(
            size,
            "bodystructure",
            "UID FETCH 1:* (BODYSTRUCTURE)",
            "BODYSTRUCTURE of every message",
            Checks::bodyStructure),
        new CommandWorkload(
            size,
            "headers",
            "UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (From To Subject Date Message-ID)])",
            "five header fields of every message",
            Checks::headers),
        new CommandWorkload(
            size,
            "bodies",
            "UID FETCH 1:* (BODY.PEEK[])",
            "every message whole, in one command",
            Checks::bodies),
        new BodyByBodyWorkload(size));
  }

  private static List<Workload> searches(int size) {
    var all = new ArrayList<Workload>();
    all.add(search(size, "unseen", "UNSEEN", letter -> !letter.seen()));
    all.add(
        search(
            size, "from", "FROM zimmermann", letter -> Checks.has(letter.sender(), "zimmermann")));
    all.add(
        search(
            size, "subject", "SUBJECT budget", letter -> Checks.has(letter.subject(), "budget")));
    all.add(
        search(
            size,
            "since",
            "SINCE " + Checks.searchDate(size - size / 10),
            letter -> Checks.receivedSince(letter.number(), size - size / 10)));
    if (size <= MOST_TEXT) {
      all.add(
          search(
              size,
              "text",
              "TEXT " + dev.haven.bench.mail.Letters.RARE,
              letter -> letter.number() % 100 == 0));
    }
    return all;
  }

  private static Workload search(
      int size,
      String name,
      String keys,
      java.util.function.Predicate<dev.haven.bench.mail.Letter> found) {
    return new CommandWorkload(
        size,
        "search-" + name,
        "SEARCH " + keys,
        "SEARCH " + keys,
        (imap, letters) -> Checks.search(imap, "SEARCH " + keys, letters, found));
  }

  private static List<Workload> orders(int size) {
    return List.of(
        new CommandWorkload(
                size,
                "sort",
                "SORT (REVERSE DATE) UTF-8 ALL",
                "the newest first, by the messages' own dates",
                Checks::sort)
            .wanting("SORT"),
        new CommandWorkload(
                size, "thread", "THREAD REFERENCES UTF-8 ALL", "conversations", Checks::thread)
            .wanting("THREAD=REFERENCES"));
  }
}
