package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.StringTokenizer;

/// RFC 5804 §1.7, RFC 5804 §2.2: the greeting is the offer, and comes again after STARTTLS.
final class SieveDialect implements Dialect {
  private static final int MOST_LINES = 100;

  private Offer offered = Offer.NONE;

  @Override
  public Voice greeting(Conversation talk, Duration patience) throws IOException {
    long began = System.nanoTime();
    var first = talk.line(patience);
    var voice = Dialect.heard(first, Language.SIEVE, Dialect.since(began));
    if (voice instanceof Voice.Greeting) {
      offered = read(talk, first, patience);
    }
    return voice;
  }

  private static Offer read(Conversation talk, String first, Duration patience) throws IOException {
    List<String> lines = new ArrayList<>();
    for (var line = first; lines.size() < MOST_LINES; line = talk.line(patience)) {
      var plain = Dialect.upper(line).replace("\"", "");
      if (plain.startsWith("OK") || plain.startsWith("NO") || plain.startsWith("BYE")) {
        break;
      }
      lines.add(plain);
    }
    var mechanisms = new HashSet<String>();
    for (var line : lines) {
      var words = new StringTokenizer(line, " ");
      if (words.hasMoreTokens() && words.nextToken().equals("SASL")) {
        words.asIterator().forEachRemaining(word -> mechanisms.add(word.toString()));
      }
    }
    return new Offer(lines, lines.contains("STARTTLS"), mechanisms);
  }

  @Override
  public Offer offer(Conversation talk, Duration patience) {
    return offered;
  }

  @Override
  public Offer offerInside(Conversation talk, Duration patience) throws IOException {
    offered = read(talk, talk.line(patience), patience);
    return offered;
  }

  @Override
  public String upgrade(Conversation talk, Duration patience) throws IOException {
    talk.say("STARTTLS");
    return talk.line(patience);
  }

  @Override
  public boolean isYes(String answer) {
    return Dialect.upper(answer).startsWith("OK");
  }

  @Override
  public String goodbye() {
    return "LOGOUT";
  }
}
