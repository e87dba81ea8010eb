package dev.haven.dns;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks the resolvers of this machine, or those that it is given, one after the other.
///
/// Each gets two tries within its time; a refusal (SERVFAIL) goes to the next at once. UDP with
/// EDNS, and TCP where an answer is cut off (RFC 7766 §5). Safe for any thread.
public final class ServerResolver implements Resolver {
  private static final int ROUNDS = 2;

  /// Fits any path without fragments (RFC 9715 §3.1).
  private static final int LARGEST_DATAGRAM = 1232;

  private final List<InetSocketAddress> servers;
  private final Duration patience;
  private final boolean trustedWay;

  /// @param servers at least one
  /// @param patience for one try
  public ServerResolver(List<InetSocketAddress> servers, Duration patience) {
    this.servers = List.copyOf(servers);
    this.patience = patience;
    this.trustedWay = servers.stream().allMatch(server -> server.getAddress().isLoopbackAddress());
  }

  /// The resolvers that this machine is configured with.
  public static ServerResolver ofThisMachine(Duration patience) {
    var servers = ResolverConfig.getCurrentConfig().servers();
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
    return new ServerResolver(servers.isEmpty() ? List.of(loopback) : servers, patience);
  }

  /// Whom it asks.
  public List<InetSocketAddress> servers() {
    return servers;
  }

  @Override
  public <T> Answer<T> ask(Question<T> question) {
    try {
      return ask(question, query(question));
    } catch (TextParseException malformed) {
      return new Answer.NoSuchName<>(Duration.ofHours(1), false); // nothing can have such a name
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.TemporaryFailure<>("interrupted while asking the DNS");
    }
  }

  private static Message query(Question<?> question) throws TextParseException {
    var name = Name.fromString(question.name(), Name.root);
    return Message.newQuery(
        Record.newRecord(name, Type.value(question.kind().toString()), DClass.IN));
  }

  private <T> Answer<T> ask(Question<T> question, Message query) throws InterruptedException {
    var troubles = new ArrayList<String>();
    for (int i = 0; i < ROUNDS * servers.size(); i++) {
      var server = servers.get(i % servers.size());
      try {
        var answer = Answers.read(question, response(server, query), trustedWay);
        if (!(answer instanceof Answer.TemporaryFailure<T>(var why))) {
          return answer;
        }
        troubles.add(server.getAddress().getHostAddress() + " said " + why);
      } catch (TimeoutException _) {
        troubles.add(server.getAddress().getHostAddress() + " did not answer");
      } catch (ExecutionException | UnknownHostException e) {
        troubles.add(server.getAddress().getHostAddress() + ": " + e.getMessage());
      }
    }
    return new Answer.TemporaryFailure<>(
        "the DNS gave no %s of %s (%s)"
            .formatted(
                question.kind(),
                question.name(),
                String.join("; ", troubles.stream().distinct().toList())));
  }

  /// Asks for proof where the way to the resolver can be trusted (RFC 4035 §4.9.3): its word is all
  /// we look at.
  private Message response(InetSocketAddress server, Message query)
      throws InterruptedException, ExecutionException, TimeoutException, UnknownHostException {
    var resolver = new SimpleResolver(server);
    resolver.setTimeout(patience);
    resolver.setEDNS(0, LARGEST_DATAGRAM, trustedWay ? ExtendedFlags.DO : 0, List.of());
    var asked = query.clone();
    asked.getHeader().setID(Message.newQuery(query.getQuestion()).getHeader().getID());
    if (trustedWay) {
      asked.getHeader().setFlag(Flags.AD);
    }
    return resolver
        .sendAsync(asked)
        .toCompletableFuture()
        .get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
