package dev.haven.server.rehearsal;

import dev.haven.diagnosis.ArrivalMeaning;
import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.Outcome;
import dev.haven.diagnosis.Step;
import dev.haven.queue.RehearsedIntake;
import dev.haven.server.rehearsal.Caller.Said;
import dev.haven.smtp.Origin;
import dev.haven.smtp.SmtpProtocol;
import dev.haven.wire.Addresses;
import dev.haven.wire.Endpoint;
import dev.haven.wire.MemoryConnection;
import dev.haven.wire.Session;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;

/// One message that is brought to a session of port 25, in memory, and what came of it. For one
/// thread.
final class Arrival implements RehearsedIntake.Witness {
  private final Letter letter;
  private final List<Step> steps = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Step> behind = new ArrayList<>();
  private final List<Duration> waits = new ArrayList<>();
  private String seen = "";

  Arrival(Letter letter) {
    this.letter = letter;
  }

  List<Step> steps() {
    return steps;
  }

  List<Finding> findings() {
    return findings;
  }

  @Override
  public void began(Origin origin) {
    seen = origin.evidence().toString();
  }

  @Override
  public void kept(String whose, String where) {
    behind.add(new Step("message for " + whose, Outcome.FINE, where, Duration.ZERO, List.of()));
  }

  /// How long greylisting would let a recipient wait.
  void wait(Duration time) {
    waits.add(time);
  }

  /// Has the conversation.
  ///
  /// @param protocol which keeps nothing
  void happen(SmtpProtocol protocol, Endpoint endpoint) throws IOException {
    var caller = new Caller(letter);
    var remote = new InetSocketAddress(letter.ip(), 0);
    var connection = new MemoryConnection(caller, caller.heard(), endpoint, remote);
    ScopedValue.where(Session.ID, "rehearsal")
        .call(() -> {
          protocol.open(connection).run();
          return connection;
        });
    caller.listen();
    int recipient = 0;
    for (var each : caller.said()) {
      if (each.place() == Caller.Place.RECIPIENT) {
        greylisting(each, recipient++);
      }
      note(each);
    }
    if (connection.paused().isPositive()) {
      add(
          "pace",
          Outcome.FAILED,
          "answers come %d s late".formatted(connection.paused().toSeconds()));
    }
    steps.addAll(behind);
  }

  private void add(String what, Outcome outcome, String words) {
    steps.add(new Step(what, outcome, words, Duration.ZERO, List.of()));
  }

  private void note(Said each) {
    if (each.place() == Caller.Place.END || (each.place() == Caller.Place.DATA && each.fine())) {
      return;
    }
    var outcome = each.fine() ? Outcome.FINE : Outcome.FAILED;
    var lines = each.reply().lines().toList();
    steps.add(new Step(what(each), outcome, lines.getLast(), each.elapsed(), lines));
    if (each.place() == Caller.Place.SENDER && !seen.isEmpty()) {
      add("what is seen of the client", Outcome.FINE, seen);
    }
    if (!each.fine()) {
      findings.add(meaning(each).at(what(each), "It would be answered: " + words(lines), lines));
    }
  }

  /// All lines of a reply as one text, without their codes.
  private static String words(List<String> lines) {
    return String.join(
        " ", lines.stream().map(line -> line.substring(Math.min(4, line.length()))).toList());
  }

  /// It comes before the recipient is looked at.
  private void greylisting(Said recipient, int number) {
    if (number >= waits.size()) {
      return;
    }
    var wait = waits.get(number);
    var what = "greylisting of " + recipient.about();
    if (wait.isZero()) {
      add(what, Outcome.FINE, "the client is known, or has waited");
      return;
    }
    var words = "The client would be asked to come again in %d s".formatted(wait.toSeconds());
    add(what, Outcome.FAILED, words);
    findings.add(ArrivalMeaning.GREYLISTED.at(what, words, List.of()));
  }

  private String what(Said each) {
    return switch (each.place()) {
      case GREETING -> "connection from " + Addresses.text(letter.ip());
      case HELLO -> "introduction as " + letter.hello();
      case SENDER -> "sender " + letter.sender().map(Object::toString).orElse("<>");
      case RECIPIENT -> "recipient " + each.about();
      case DATA -> "beginning of the message";
      case CONTENT -> "message of %d octets".formatted(letter.octets());
      case END -> "end";
    };
  }

  private static Meaning meaning(Said each) {
    var status = status(each.reply());
    return switch (each.place()) {
      case GREETING, HELLO, END -> ArrivalMeaning.TURNED_AWAY;
      case SENDER ->
          status.equals("4.7.1") || each.code() == 421
              ? ArrivalMeaning.TURNED_AWAY
              : status.equals("5.3.4") ? ArrivalMeaning.TOO_LARGE : ArrivalMeaning.SENDER_REFUSED;
      case RECIPIENT -> ofRecipient(status);
      case DATA -> ArrivalMeaning.REFUSED;
      case CONTENT -> ofContent(status);
    };
  }

  private static Meaning ofRecipient(String status) {
    return switch (status) {
      case "5.1.1" -> ArrivalMeaning.NOBODY;
      case "5.7.1" -> ArrivalMeaning.NOT_OURS;
      case "4.7.1", "4.7.0" -> ArrivalMeaning.TURNED_AWAY;
      case "4.2.2", "5.2.2" -> ArrivalMeaning.MAILBOX_FULL;
      default -> ArrivalMeaning.RECIPIENT_REFUSED;
    };
  }

  private static Meaning ofContent(String status) {
    if (status.equals("4.2.2")) {
      return ArrivalMeaning.MAILBOX_FULL;
    }
    return status.equals("5.3.4")
        ? ArrivalMeaning.TOO_LARGE
        : status.startsWith("5.6.") ? ArrivalMeaning.MALFORMED : ArrivalMeaning.REFUSED;
  }

  /// The enhanced status code (RFC 2034 §4), which is the second word.
  private static String status(String reply) {
    var words = new StringTokenizer(reply, " -");
    words.nextToken();
    return words.hasMoreTokens() ? words.nextToken().toUpperCase(Locale.ROOT) : "";
  }
}
