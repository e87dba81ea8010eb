package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.StringTokenizer;

/// RFC 1939 §4, RFC 2449 §5, RFC 2595 §4.
final class Pop3Dialect implements Dialect {
  private static final int MOST_LINES = 500;

  @Override
  public Voice greeting(Conversation talk, Duration patience) throws IOException {
    long began = System.nanoTime();
    var line = talk.line(patience);
    return Dialect.heard(line, Language.POP3, Dialect.since(began));
  }

  /// A server that does not know CAPA takes USER, as all did once.
  @Override
  public Offer offer(Conversation talk, Duration patience) throws IOException {
    talk.say("CAPA");
    var lines = listing(talk, patience);
    if (!isYes(lines.getFirst())) {
      return Offer.NONE;
    }
    var capabilities = lines.stream().skip(1).map(Dialect::upper).toList();
    var mechanisms = new HashSet<String>();
    for (var capability : capabilities) {
      var words = new StringTokenizer(capability, " ");
      var first = words.hasMoreTokens() ? words.nextToken() : "";
      if (first.equals("USER")) {
        mechanisms.add("USER");
      }
      while (first.equals("SASL") && words.hasMoreTokens()) {
        mechanisms.add(words.nextToken());
      }
    }
    return new Offer(capabilities, capabilities.contains("STLS"), mechanisms);
  }

  /// An answer of several lines, without the dot at its end; or the one that says no.
  static List<String> listing(Conversation talk, Duration patience) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(talk.line(patience));
    while (lines.getFirst().startsWith("+OK") && lines.size() < MOST_LINES) {
      var line = talk.line(patience);
      if (line.equals(".")) {
        break;
      }
      lines.add(line);
    }
    return lines;
  }

  @Override
  public String upgrade(Conversation talk, Duration patience) throws IOException {
    talk.say("STLS");
    return talk.line(patience);
  }

  @Override
  public boolean isYes(String answer) {
    return answer.startsWith("+OK");
  }

  @Override
  public String goodbye() {
    return "QUIT";
  }
}
