package dev.haven.server.command;

import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.Report;
import dev.haven.dns.Cache;
import dev.haven.dns.PublicResolver;
import dev.haven.dns.Resolver;
import dev.haven.dns.ServerResolver;
import dev.haven.server.config.Ways;
import dev.haven.server.control.Refused;
import dev.haven.server.json.JsonWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What all diagnoses have in common on the command line: the resolver that they ask, and the face
/// of their report.
final class ReportOptions {
  private static final int DNS = 53;
  private static final int FINDINGS = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Option(names = "--json", description = "Answer in JSON; its schema is docs/report.schema.json.")
  boolean json;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show all evidence: every line that was said.")
  boolean verbose;

  @Option(
      names = "--resolver",
      paramLabel = "ADDRESS",
      description = "Ask this resolver, not that of this machine.")
  @Nullable String resolver;

  Resolver resolver() throws Refused {
    return new PublicResolver(new Cache(server(), InstantSource.system()));
  }

  /// The servers that are asked, without anything between.
  ServerResolver server() throws Refused {
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

  /// A line that counts, at a terminal.
  Progress progress(Console console) {
    if (json || !console.terminal()) {
      return Progress.NONE;
    }
    return (done, total, what) -> {
      var line = done == total ? "" : "%d of %d: %s".formatted(done, total, what);
      console.err().print("\r\033[K" + line);
      console.err().flush();
    };
  }

  /// Shows a report.
  ///
  /// @return the exit status
  int show(Console console, Report report) {
    if (json) {
      console.out().println(JsonWriter.plain(report));
    } else {
      new ReportText(console, verbose).lines(report).forEach(console.out()::println);
    }
    return report.isFine() ? CommandLines.DONE : FINDINGS;
  }
}
