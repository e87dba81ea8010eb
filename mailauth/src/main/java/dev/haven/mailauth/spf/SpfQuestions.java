package dev.haven.mailauth.spf;

import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.Resolver;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the DNS for one evaluation, within its time. For one thread.
final class SpfQuestions {
  private final Resolver resolver;
  private final long end;

  SpfQuestions(Resolver resolver, Duration patience) {
    this.resolver = resolver;
    this.end = System.nanoTime() + patience.toNanos();
  }

  /// The record of a domain; empty if it has none (RFC 7208 §4.4, RFC 7208 §4.5).
  Optional<SpfRecord> record(String domain) throws SpfTrouble {
    if (!SpfNames.isPossible(domain)) {
      return Optional.empty();
    }
    var texts = records(domain, Kind.TXT).stream().filter(SpfRecord::is).toList();
    if (texts.size() > 1) {
      throw SpfTrouble.permanent("%s has %d SPF records".formatted(domain, texts.size()));
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(SpfRecord.read(texts.getFirst()));
  }

  /// Nothing where there is nothing.
  <T> List<T> records(String name, Kind<T> kind) throws SpfTrouble {
    return records(new Question<>(name, kind));
  }

  <T> List<T> records(Question<T> question) throws SpfTrouble {
    if (!SpfNames.isPossible(question.name())) {
      return List.of();
    }
    if (System.nanoTime() - end > 0) {
      throw SpfTrouble.temporary("The DNS took too long"); // RFC 7208 §4.6.4
    }
    var answer = resolver.ask(question);
    if (answer instanceof Answer.TemporaryFailure<T>(var why)) {
      throw SpfTrouble.temporary(
          "The DNS has no answer for %s %s: %s".formatted(question.name(), question.kind(), why));
    }
    return answer.records();
  }

  /// Of the family of the client (RFC 7208 §5).
  List<? extends InetAddress> addresses(String name, InetAddress client) throws SpfTrouble {
    return client instanceof Inet4Address ? records(name, Kind.A) : records(name, Kind.AAAA);
  }

  /// The names of a client that lead back to it (RFC 7208 §5.5). What the DNS does not answer does
  /// not count.
  List<String> validatedNames(List<String> names, InetAddress client) {
    var validated = new ArrayList<String>();
    for (var name : names) {
      try {
        if (addresses(name, client).stream().anyMatch(client::equals)) {
          validated.add(name);
        }
      } catch (SpfTrouble _) {
        // This name is passed over; others may lead back.
      }
    }
    return validated;
  }
}
