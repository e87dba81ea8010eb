package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/// Looks for a [Parcel] by IMAP, waits for it, reads it, removes it. For one thread.
final class ImapParcel {
  private static final Duration LONGEST = Duration.ofSeconds(7);
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final int MOST_MAILBOXES = 30;
  private static final String NOT_FOUND = "NO not found";

  private final ImapDialect dialect;
  private final Parcel parcel;

  ImapParcel(ImapDialect dialect, Parcel parcel) {
    this.dialect = dialect;
    this.parcel = parcel;
  }

  /// Waits for it in the inbox, then looks into the other mailboxes.
  SignInStep find() {
    return SignInStep.afterwards(
        "SEARCH, FETCH", dialect, (talk, patience) -> find(talk, patience));
  }

  private String find(Conversation talk, Patience patience) throws IOException {
    long end = System.nanoTime() + LONGEST.toNanos();
    do {
      if (isIn(Parcel.INBOX, talk, patience)) {
        return "a OK found";
      }
      talk.pause(BETWEEN);
    } while (System.nanoTime() < end);
    for (var mailbox : mailboxes(talk, patience)) {
      if (isIn(mailbox, talk, patience)) {
        return "a OK found";
      }
    }
    return NOT_FOUND;
  }

  /// Opens a mailbox for reading only.
  private boolean isIn(String mailbox, Conversation talk, Patience patience) throws IOException {
    var opened = dialect.command(talk, "EXAMINE " + mailbox, patience.answer()).getLast();
    var uid = dialect.isYes(opened) ? uid(talk, patience) : 0;
    if (uid == 0) {
      return false;
    }
    var fetched =
        dialect.command(talk, "UID FETCH " + uid + " (FLAGS BODY.PEEK[TEXT])", patience.answer());
    if (fetched.stream().anyMatch(line -> line.contains(parcel.mark()))) {
      parcel.read();
    }
    parcel.found(mailbox);
    return true;
  }

  /// 0 if it is not there (RFC 9051 §6.4.4).
  private long uid(Conversation talk, Patience patience) throws IOException {
    var search = "UID SEARCH HEADER Message-ID \"" + parcel.messageId() + "\"";
    for (var line : dialect.command(talk, search, patience.answer())) {
      if (Dialect.upper(line).startsWith("* SEARCH ") || Dialect.upper(line).contains(" ALL ")) {
        return lastNumber(line);
      }
    }
    return 0;
  }

  private static long lastNumber(String line) {
    var last = "";
    for (var words = new StringTokenizer(line, " :,"); words.hasMoreTokens(); ) {
      last = words.nextToken();
    }
    boolean number = !last.isEmpty() && last.length() <= 10;
    return number && last.chars().allMatch(c -> c >= '0' && c <= '9') ? Long.parseLong(last) : 0;
  }

  /// The other mailboxes, as the server writes their names (RFC 9051 §7.3.1).
  private List<String> mailboxes(Conversation talk, Patience patience) throws IOException {
    var names = new ArrayList<String>();
    for (var line : dialect.command(talk, "LIST \"\" \"*\"", patience.answer())) {
      var upper = Dialect.upper(line);
      boolean open = upper.startsWith("* LIST ") && !upper.contains("\\NOSELECT");
      var name = line.endsWith("\"") ? quoted(line) : line.substring(line.lastIndexOf(' ') + 1);
      if (open && !name.equalsIgnoreCase(Parcel.INBOX) && names.size() < MOST_MAILBOXES) {
        names.add(name);
      }
    }
    return names;
  }

  private static String quoted(String line) {
    int begins = line.lastIndexOf(" \"");
    return line.substring(begins + 1);
  }

  /// Removes it from where it was found, and nothing else: without UIDPLUS (RFC 4315 §2.1) it is
  /// only marked.
  SignInStep remove() {
    return SignInStep.afterwards(
        "STORE, EXPUNGE",
        dialect,
        (talk, patience) -> {
          var opened = dialect.command(talk, "SELECT " + parcel.mailbox(), patience.answer());
          long uid = dialect.isYes(opened.getLast()) ? uid(talk, patience) : 0;
          if (uid == 0) {
            return NOT_FOUND;
          }
          dialect.command(talk, "UID STORE " + uid + " +FLAGS (\\Deleted)", patience.answer());
          var gone = dialect.command(talk, "UID EXPUNGE " + uid, patience.answer()).getLast();
          if (dialect.isYes(gone)) {
            parcel.removed();
          }
          return gone;
        });
  }
}
