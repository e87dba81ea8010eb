package dev.haven.mailauth.spf;

import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.MailExchange;
import dev.haven.dns.Question;
import dev.haven.dns.Zone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A file of records and of what they say of clients:
///
/// ```
/// == what the cases are about
/// example.com TXT v=spf1 mx -all
/// ? 192.0.2.1 jane@example.com mail.example.com -> fail "the explanation"
/// ```
record SpfScenario(String title, Zone zone, List<Case> cases) {
  /// A client and its result.
  ///
  /// @param explanation empty where nothing is said about it
  record Case(String title, Zone zone, SpfClient client, String result, String explanation) {
    @Override
    public String toString() {
      return "%s: %s %s".formatted(title, client.address().getHostAddress(), client.sender());
    }
  }

  static List<Case> cases(String file) {
    var cases = new ArrayList<Case>();
    var reading = new SpfScenario("", Zone.empty(), List.of());
    for (var line : lines(file)) {
      if (line.startsWith("== ")) {
        reading = new SpfScenario(line.substring(3), Zone.empty(), List.of());
      } else if (line.startsWith("? ")) {
        cases.add(reading.asked(line.substring(2)));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        reading = new SpfScenario(reading.title, record(reading.zone, line), List.of());
      }
    }
    return cases;
  }

  private static List<String> lines(String file) {
    try (var in = Objects.requireNonNull(SpfScenario.class.getResourceAsStream("/spf/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Case asked(String line) {
    int arrow = line.indexOf(" -> ");
    var outcome = line.substring(arrow + 4);
    int quote = outcome.indexOf(" \"");
    int first = line.indexOf(' ');
    int last = line.lastIndexOf(' ', arrow - 1);
    var sender = line.substring(first + 1, last);
    return new Case(
        title,
        zone,
        SpfClient.sending(
            InetAddress.ofLiteral(line.substring(0, first)),
            line.substring(last + 1, arrow),
            sender.equals("<>") ? "" : sender,
            "mx.receiver.example"),
        quote < 0 ? outcome : outcome.substring(0, quote),
        quote < 0 ? "" : outcome.substring(quote + 2, outcome.length() - 1));
  }

  private static Zone record(Zone zone, String line) {
    int first = line.indexOf(' ');
    int second = line.indexOf(' ', first + 1);
    var name = line.substring(0, first).replace("\\s", " ");
    var type = second < 0 ? line.substring(first + 1) : line.substring(first + 1, second);
    var value = second < 0 ? "" : line.substring(second + 1);
    return switch (type) {
      case "TXT" -> zone.txt(name, value);
      case "MX" -> zone.record(new Question<>(name, Kind.MX), new MailExchange(10, value));
      case "PTR" -> zone.record(Question.reverse(InetAddress.ofLiteral(name)), value);
      case "SILENT" -> silent(silent(silent(zone, name, Kind.TXT), name, Kind.A), name, Kind.MX);
      default -> zone.address(name, value);
    };
  }

  private static <T> Zone silent(Zone zone, String name, Kind<T> kind) {
    return zone.with(new Question<>(name, kind), new Answer.TemporaryFailure<>("no answer"));
  }
}
