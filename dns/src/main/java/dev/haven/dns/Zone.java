package dev.haven.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A resolver whose answers are values: for tests, and wherever nothing may leave the machine.
///
/// Immutable: each method that adds gives another zone. What was never added does not exist.
public final class Zone implements Resolver {
  private static final Duration TTL = Duration.ofMinutes(5);

  private final Map<Question<?>, Answer<?>> answers;

  private Zone(Map<Question<?>, Answer<?>> answers) {
    this.answers = Map.copyOf(answers);
  }

  public static Zone empty() {
    return new Zone(Map.of());
  }

  /// With one more mail exchange of a domain.
  public Zone mx(String domain, int preference, String host) {
    return record(new Question<>(domain, Kind.MX), new MailExchange(preference, host));
  }

  /// With one more address, of either family, written as a literal.
  public Zone address(String host, String literal) {
    return InetAddress.ofLiteral(literal) instanceof Inet6Address six
        ? record(new Question<>(host, Kind.AAAA), six)
        : record(new Question<>(host, Kind.A), (Inet4Address) InetAddress.ofLiteral(literal));
  }

  public Zone txt(String name, String text) {
    return record(new Question<>(name, Kind.TXT), text);
  }

  public Zone tlsa(String name, TlsaRecord tlsa) {
    return record(new Question<>(name, Kind.TLSA), tlsa);
  }

  /// With one more record.
  public <T> Zone record(Question<T> question, T record) {
    var before = answers.get(question);
    var records = new ArrayList<T>();
    if (before instanceof Answer.Found<?> found) {
      records.addAll(cast(question, found).records());
    }
    records.add(record);
    return with(question, new Answer.Found<>(List.copyOf(records), question.name(), TTL, false));
  }

  /// With exactly this answer.
  public <T> Zone with(Question<T> question, Answer<T> answer) {
    var more = new HashMap<>(answers);
    more.put(question, answer);
    return new Zone(more);
  }

  /// In which nobody answers for a domain.
  public Zone broken(String domain) {
    Answer.TemporaryFailure<MailExchange> silent =
        new Answer.TemporaryFailure<>("no answer for " + domain);
    return with(new Question<>(domain, Kind.MX), silent);
  }

  /// In which all that is there is proved by DNSSEC.
  public Zone authentic() {
    var proved = new HashMap<Question<?>, Answer<?>>();
    answers.forEach((question, answer) -> proved.put(question, proved(answer)));
    return new Zone(proved);
  }

  private static <T> Answer<T> proved(Answer<T> answer) {
    return switch (answer) {
      case Answer.Found<T> f -> new Answer.Found<>(f.records(), f.name(), f.ttl(), true);
      case Answer.NoSuchName<T> n -> new Answer.NoSuchName<>(n.ttl(), true);
      case Answer.NoData<T> n -> new Answer.NoData<>(n.ttl(), true);
      case Answer.TemporaryFailure<T> failure -> failure;
    };
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    var answer = answers.get(question);
    if (answer != null) {
      return cast(question, answer);
    }
    boolean known = answers.keySet().stream().anyMatch(q -> q.name().equals(question.name()));
    return known ? new Answer.NoData<>(TTL, false) : new Answer.NoSuchName<>(TTL, false);
  }

  /// A question is kept with an answer of its own type only.
  @SuppressWarnings({"unchecked", "unused"})
  private static <T> Answer<T> cast(Question<T> question, Answer<?> answer) {
    return (Answer<T>) answer;
  }
}
