package dev.haven.queue.outgoing;

import dev.haven.dns.Resolver;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.PublicTrust;
import dev.haven.smtp.client.SessionFailed;
import dev.haven.smtp.client.SmtpClient;
import dev.haven.smtp.client.Timeouts;
import dev.haven.smtp.client.Trouble;
import dev.haven.wire.Outbound;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tries a relay out: connects, agrees on TLS, signs in, and says goodbye. Sends nothing.
public final class RelayTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Resolver resolver;
  private final String host;

  /// @param host the name we go by
  public RelayTrial(Resolver resolver, String host) {
    this.resolver = resolver;
    this.host = host;
  }

  /// What is wrong with it; empty if nothing is.
  public Optional<Trouble> of(FixedRoute relay) {
    var routing = RoutingOptions.of(host, Set.of()).with(List.of(relay));
    var route = new Router(resolver, () -> routing).route(relay.domain());
    return switch (route) {
      case Route.Nowhere(var outcome) -> trouble(outcome);
      case Route.Via(var hops) -> any(hops);
    };
  }

  /// One that answers well is enough; else the trouble with the last.
  private Optional<Trouble> any(List<Hop> hops) {
    var last = Optional.<Trouble>empty();
    try (var outbound = new Outbound()) {
      var client = new SmtpClient(outbound, host, Timeouts.all(PATIENCE), PublicTrust.standard());
      for (var hop : hops) {
        last = trouble(client, hop);
        if (last.isEmpty()) {
          break;
        }
      }
    }
    return last;
  }

  private static Optional<Trouble> trouble(SmtpClient client, Hop hop) {
    try (var _ = client.open(hop)) {
      return Optional.empty();
    } catch (SessionFailed failed) {
      return trouble(failed.outcome());
    }
  }

  private static Optional<Trouble> trouble(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered _ -> Optional.empty();
      case Outcome.Temporary(var trouble) -> Optional.of(trouble);
      case Outcome.Permanent(var trouble) -> Optional.of(trouble);
      case Outcome.Lost(var trouble) -> Optional.of(trouble);
    };
  }
}
