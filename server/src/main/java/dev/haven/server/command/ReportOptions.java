package dev.haven.server.command;

import dev.haven.diagnosis.doctor.Instruments;
import dev.haven.diagnosis.published.Network;
import dev.haven.diagnosis.published.Start;
import dev.haven.dns.Cache;
import dev.haven.dns.NameServers;
import dev.haven.dns.PublicResolver;
import dev.haven.dns.Resolver;
import dev.haven.dns.ServerResolver;
import dev.haven.server.config.Ways;
import dev.haven.server.control.Refused;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all diagnoses that look from here have in common on the command line: the resolver that
/// they ask, and the face of their report.
final class ReportOptions extends ReportFace {
  private static final int DNS = 53;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Of a single server.
  private static final Duration ONE_TRY = Duration.ofMillis(1500);

  @Option(
      names = "--resolver",
      paramLabel = "ADDRESS",
      description = "Ask this resolver, not that of this machine.")
  @Nullable String resolver;

  Resolver resolver() throws Refused {
    return new PublicResolver(new Cache(server(), InstantSource.system()));
  }

  /// What single name servers are asked with.
  Network network(Start start) throws Refused {
    var servers = server();
    return new Network(
        new NameServers(ONE_TRY), servers, servers.servers(), start, Instruments.speaksSixHere());
  }

  /// The servers that are asked, without anything between.
  private ServerResolver server() throws Refused {
    if (resolver == null) {
      return ServerResolver.ofThisMachine(PATIENCE);
    }
    return new ServerResolver(List.of(address(resolver, "resolver")), PATIENCE);
  }

  /// An address with a port, or without.
  ///
  /// @param what it is the address of
  static InetSocketAddress address(String text, String what) throws Refused {
    try {
      var place = Ways.place(text, DNS).orElseThrow(IllegalArgumentException::new);
      return new InetSocketAddress(InetAddress.ofLiteral(place.host()), place.port());
    } catch (IllegalArgumentException _) {
      throw new Refused(
          "'" + text + "' is no address of a " + what,
          "write it as 192.0.2.53 or [2001:db8::53]:53");
    }
  }
}
