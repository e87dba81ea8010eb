package dev.haven.mailauth.spf;

import dev.haven.dns.Kind;
import dev.haven.dns.MailExchange;
import dev.haven.dns.Question;
import dev.haven.wire.Addresses;
import java.net.InetAddress;
import java.util.List;

/// Whether a mechanism matches a client that needs no other record for it. For one evaluation, by
/// one thread.
final class Matcher {
  private final InetAddress client;
  private final SpfQuestions questions;
  private final SpfBudget budget;

  Matcher(InetAddress client, SpfQuestions questions, SpfBudget budget) {
    this.client = client;
    this.questions = questions;
    this.budget = budget;
  }

  /// What was found out.
  ///
  /// @param seen in a few words
  record Match(boolean matched, String seen) {}

  /// RFC 7208 §5.3.
  Match a(String name, DualLength lengths) throws SpfTrouble {
    var addresses = questions.addresses(name, client);
    counted(addresses, name);
    return among(name, addresses, lengths);
  }

  private Match among(String name, List<? extends InetAddress> addresses, DualLength lengths) {
    boolean matched = addresses.stream().anyMatch(one -> lengths.isSame(one, client));
    var shown = addresses.stream().limit(SpfBudget.NAMES).map(Addresses::text).toList();
    return new Match(
        matched,
        shown.isEmpty() ? name + " has no address" : name + " is " + String.join(", ", shown));
  }

  /// RFC 7208 §5.4: a domain without MX records has no exchange here.
  Match mx(String name, DualLength lengths) throws SpfTrouble {
    var exchanges = questions.records(name, Kind.MX);
    counted(exchanges, name);
    if (exchanges.size() > SpfBudget.NAMES) {
      throw SpfTrouble.permanent(
          "%s has more than %d mail exchanges".formatted(name, SpfBudget.NAMES));
    }
    for (var exchange : exchanges) {
      var match = exchange(exchange, lengths);
      if (match.matched()) {
        return match;
      }
    }
    var names = exchanges.stream().map(MailExchange::host).toList();
    return new Match(
        false, names.isEmpty() ? name + " has no MX" : "it is none of " + String.join(", ", names));
  }

  private Match exchange(MailExchange exchange, DualLength lengths) throws SpfTrouble {
    var addresses = questions.addresses(exchange.host(), client);
    return among(exchange.host(), addresses, lengths);
  }

  /// RFC 7208 §5.5: if the DNS does not answer, it does not match.
  Match ptr(String domain) throws SpfTrouble {
    List<String> names;
    try {
      names = questions.records(Question.reverse(client)).stream().limit(SpfBudget.NAMES).toList();
    } catch (SpfTrouble silent) {
      return new Match(false, silent.why());
    }
    counted(names, Question.reverse(client).name());
    var validated = questions.validatedNames(names, client);
    boolean matched = validated.stream().anyMatch(name -> SpfNames.isWithin(name, domain));
    return new Match(
        matched,
        validated.isEmpty()
            ? "the address has no name that leads back to it"
            : "the address is called " + String.join(", ", validated));
  }

  /// RFC 7208 §5.7: IPv4 addresses are asked for whatever the client has.
  Match exists(String name) throws SpfTrouble {
    var addresses = questions.records(name, Kind.A);
    counted(addresses, name);
    return new Match(!addresses.isEmpty(), name + (addresses.isEmpty() ? " is not there" : ""));
  }

  private void counted(List<?> records, String name) throws SpfTrouble {
    if (records.isEmpty()) {
      budget.nothing(name);
    }
  }
}
