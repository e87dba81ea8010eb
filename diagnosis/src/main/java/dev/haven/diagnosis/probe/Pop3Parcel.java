package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.util.List;
import java.util.StringTokenizer;

/// Looks for a [Parcel] by POP3 among the newest messages, reads it, and removes it where that is
/// wanted (RFC 1939 §5, RFC 1939 §7).
final class Pop3Parcel {
  private static final Dialect DIALECT = new Pop3Dialect();
  private static final int NEWEST = 10;

  private Pop3Parcel() {}

  static SignInStep step(Parcel parcel, boolean remove) {
    return SignInStep.afterwards(
        remove ? "TOP, RETR, DELE" : "TOP, RETR",
        DIALECT,
        (talk, patience) -> find(talk, patience, parcel, remove));
  }

  private static String find(Conversation talk, Patience patience, Parcel parcel, boolean remove)
      throws IOException {
    talk.say("STAT");
    int count = count(talk.line(patience.answer()));
    for (int number = count; number > Math.max(0, count - NEWEST); number--) {
      if (ask("TOP " + number + " 0", talk, patience).stream()
          .anyMatch(line -> line.contains(parcel.messageId()))) {
        return take(number, talk, patience, parcel, remove);
      }
    }
    return "-ERR not among the newest messages";
  }

  private static String take(
      int number, Conversation talk, Patience patience, Parcel parcel, boolean remove)
      throws IOException {
    var lines = ask("RETR " + number, talk, patience);
    if (lines.stream().anyMatch(line -> line.contains(parcel.mark()))) {
      parcel.read();
    }
    if (parcel.mailbox().isEmpty()) {
      parcel.found(Parcel.INBOX);
    }
    if (!remove) {
      return lines.getFirst();
    }
    talk.say("DELE " + number);
    var answer = talk.line(patience.answer());
    talk.say("QUIT");
    var gone = talk.line(patience.answer());
    if (DIALECT.isYes(answer) && DIALECT.isYes(gone)) {
      parcel.removed();
    }
    return answer;
  }

  private static List<String> ask(String command, Conversation talk, Patience patience)
      throws IOException {
    talk.say(command);
    return Pop3Dialect.listing(talk, patience.answer());
  }

  /// The first number of `+OK 2 320`.
  private static int count(String answer) {
    var words = new StringTokenizer(answer, " ");
    words.nextToken();
    var number = words.hasMoreTokens() ? words.nextToken() : "";
    boolean digits = !number.isEmpty() && number.length() <= 9;
    return digits && number.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(number)
        : 0;
  }
}
