package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.StringTokenizer;

/// RFC 5321 §4.1.1.1, RFC 3207 §4, RFC 4954 §3.
final class SmtpDialect implements Dialect {
  private static final int MOST_LINES = 100;

  /// Names no host, so that it is true from everywhere (RFC 5321 §4.1.3 has nothing better for who
  /// has no name).
  static final String HELLO = "haven-doctor.invalid";

  @Override
  public Voice greeting(Conversation talk, Duration patience) throws IOException {
    long began = System.nanoTime();
    var line = talk.line(patience);
    var after = Dialect.since(began);
    var voice = Dialect.heard(line, Language.SMTP, after);
    for (int i = 0; i < MOST_LINES && isContinued(line); i++) {
      line = talk.line(patience);
    }
    return voice;
  }

  /// Falls back to HELO, which offers nothing, where EHLO is not known.
  @Override
  public Offer offer(Conversation talk, Duration patience) throws IOException {
    talk.say("EHLO " + HELLO);
    var reply = reply(talk, patience);
    if (!isYes(reply.getFirst())) {
      talk.say("HELO " + HELLO);
      reply(talk, patience);
      return Offer.NONE;
    }
    var keywords = reply.stream().skip(1).map(line -> line.substring(4)).toList();
    boolean upgrade = keywords.stream().anyMatch(word -> word.equalsIgnoreCase("STARTTLS"));
    var mechanisms = new HashSet<String>();
    for (var keyword : keywords) {
      var words = new StringTokenizer(Dialect.upper(keyword), " =");
      if (words.hasMoreTokens() && words.nextToken().equals("AUTH")) {
        while (words.hasMoreTokens()) {
          mechanisms.add(words.nextToken());
        }
      }
    }
    return new Offer(keywords, upgrade, mechanisms);
  }

  /// All lines of a reply; each has a code at least.
  static List<String> reply(Conversation talk, Duration patience) throws IOException {
    var lines = new ArrayList<String>();
    var line = talk.line(patience);
    while (isContinued(line) && lines.size() < MOST_LINES) {
      lines.add(line);
      line = talk.line(patience);
    }
    lines.add(line.length() < 4 ? line + " ".repeat(4 - line.length()) : line);
    return lines;
  }

  private static boolean isContinued(String line) {
    return line.length() >= 4 && line.charAt(3) == '-';
  }

  @Override
  public String upgrade(Conversation talk, Duration patience) throws IOException {
    talk.say("STARTTLS");
    return reply(talk, patience).getLast();
  }

  @Override
  public boolean isYes(String answer) {
    return answer.startsWith("2");
  }

  @Override
  public String goodbye() {
    return "QUIT";
  }
}
