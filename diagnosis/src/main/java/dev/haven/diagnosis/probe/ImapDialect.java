package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.StringTokenizer;

/// RFC 9051 §6.1.1, RFC 9051 §6.2.1.
final class ImapDialect implements Dialect {
  private static final int MOST_LINES = 500;

  private int tags;

  @Override
  public Voice greeting(Conversation talk, Duration patience) throws IOException {
    long began = System.nanoTime();
    var line = talk.line(patience);
    return Dialect.heard(line, Language.IMAP, Dialect.since(began));
  }

  @Override
  public Offer offer(Conversation talk, Duration patience) throws IOException {
    var capabilities = new ArrayList<String>();
    for (var line : command(talk, "CAPABILITY", patience)) {
      var words = new StringTokenizer(Dialect.upper(line), " ");
      if (line.length() > 12 && Dialect.upper(line).startsWith("* CAPABILITY")) {
        words.asIterator().forEachRemaining(word -> capabilities.add(word.toString()));
      }
    }
    var mechanisms = new HashSet<String>();
    for (var capability : capabilities) {
      if (capability.startsWith("AUTH=")) {
        mechanisms.add(capability.substring(5));
      }
    }
    // RFC 9051 §6.2.3: LOGIN is there unless the server says that it is not.
    if (!capabilities.isEmpty() && !capabilities.contains("LOGINDISABLED")) {
      mechanisms.add("LOGIN");
    }
    return new Offer(capabilities, capabilities.contains("STARTTLS"), mechanisms);
  }

  /// Sends a command; the lines of its answer, the tagged one last.
  List<String> command(Conversation talk, String command, Duration patience) throws IOException {
    return command(talk, command, command, patience);
  }

  /// Sends a command that holds a secret, which is remembered in other words.
  List<String> command(Conversation talk, String command, String remembered, Duration patience)
      throws IOException {
    var tag = "a" + ++tags;
    talk.say(tag + " " + command, tag + " " + remembered);
    return answer(talk, tag, patience);
  }

  private static List<String> answer(Conversation talk, String tag, Duration patience)
      throws IOException {
    var lines = new ArrayList<String>();
    String line;
    do {
      line = talk.line(patience);
      lines.add(line);
    } while (!line.startsWith(tag + " ") && lines.size() < MOST_LINES);
    return lines;
  }

  /// Sends a command, and one more line when the server asks for it (RFC 9051 §7.6).
  ///
  /// @return the tagged line
  String continued(
      Conversation talk, String command, String more, String remembered, Duration patience)
      throws IOException {
    var tag = "a" + ++tags;
    talk.say(tag + " " + command);
    var line = talk.line(patience);
    for (int i = 0; i < MOST_LINES && line.startsWith("* "); i++) {
      line = talk.line(patience);
    }
    if (!line.startsWith("+")) {
      return line;
    }
    talk.say(more, remembered);
    return answer(talk, tag, patience).getLast();
  }

  @Override
  public String upgrade(Conversation talk, Duration patience) throws IOException {
    return command(talk, "STARTTLS", patience).getLast();
  }

  /// The word behind the tag.
  @Override
  public boolean isYes(String answer) {
    int space = answer.indexOf(' ');
    return space > 0 && Dialect.upper(answer.substring(space + 1)).startsWith("OK");
  }

  @Override
  public String goodbye() {
    return "z LOGOUT";
  }
}
