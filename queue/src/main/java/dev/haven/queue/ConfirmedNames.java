package dev.haven.queue;

import dev.haven.dns.Answer;
import dev.haven.dns.Kind;
import dev.haven.dns.Question;
import dev.haven.dns.Resolver;
import dev.haven.smtp.ReverseName;
import dev.haven.smtp.ReverseName.State;
import dev.haven.smtp.ReverseNames;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// What the DNS knows of clients: the name of an address counts if it has that address.
///
/// Private addresses are nobody's but ours and are not asked about. Safe for any thread.
///
/// @param resolver with a cache before it: clients come again
public record ConfirmedNames(Resolver resolver) implements ReverseNames {
  /// Nobody needs more, and each is a question.
  private static final int MOST_NAMES = 5;

  @Override
  public ReverseName of(InetAddress client) {
    if (isPrivate(client)) {
      return ReverseName.UNASKED;
    }
    return switch (resolver.ask(Question.reverse(client))) {
      case Answer.Found<String> found -> confirmed(found.records(), client);
      case Answer.NoSuchName<String> _, Answer.NoData<String> _ -> new ReverseName(State.NONE, "");
      case Answer.TemporaryFailure<String> _ -> new ReverseName(State.NO_ANSWER, "");
    };
  }

  private ReverseName confirmed(List<String> names, InetAddress client) {
    return names.stream()
        .limit(MOST_NAMES)
        .filter(name -> leads(name, client))
        .findFirst()
        .map(name -> new ReverseName(State.CONFIRMED, trimmed(name)))
        .orElseGet(() -> new ReverseName(State.UNCONFIRMED, trimmed(names.getFirst())));
  }

  private static String trimmed(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  @Override
  public boolean leads(String name, InetAddress client) {
    if (isPrivate(client)) {
      return false;
    }
    return client instanceof Inet4Address
        ? resolver.ask(name, Kind.A).records().contains(client)
        : resolver.ask(name, Kind.AAAA).records().contains(client);
  }

  private static boolean isPrivate(InetAddress client) {
    boolean unique = client.getAddress().length == 16 && (client.getAddress()[0] & 0xfe) == 0xfc;
    return unique
        || client.isLoopbackAddress()
        || client.isSiteLocalAddress()
        || client.isLinkLocalAddress();
  }
}
