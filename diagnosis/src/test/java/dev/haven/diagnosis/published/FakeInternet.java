package dev.haven.diagnosis.published;

import static dev.haven.diagnosis.published.FakeNameServer.at;

import dev.haven.diagnosis.Progress;
import dev.haven.diagnosis.published.FakeNameServer.Mode;
import dev.haven.diagnosis.records.Plan;
import dev.haven.dns.NameServers;
import dev.haven.dns.ServerResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A root, a parent zone, two servers of `zoo.example` and a resolver, each at an address of its
/// own, with what a test changes of them.
final class FakeInternet implements AutoCloseable {
  static final String SOA = "@ IN SOA ns1 hostmaster 1 3600 600 86400 60\n";

  private static final String ROOT = "127.0.53.1";
  private static final String PARENT = "127.0.53.2";
  private static final String FIRST = "127.0.53.3";
  private static final String SECOND = "127.0.53.4";
  private static final String RESOLVER = "127.0.53.9";
  private static final Duration PATIENT = Duration.ofSeconds(20);

  /// Where one of those who are asked never answers; the others have to answer within it.
  private static final Duration HASTY = Duration.ofSeconds(1);

  private final List<FakeNameServer> servers = new ArrayList<>();
  private final String zone;
  private String parent =
      """
      zoo IN NS ns1.zoo
      zoo IN NS ns2.zoo
      elsewhere IN NS ns1.zoo
      ns1.zoo IN A 127.0.53.3
      ns2.zoo IN A 127.0.53.4
      """;
  private UnaryOperator<String> first = UnaryOperator.identity();
  private UnaryOperator<String> second = UnaryOperator.identity();
  private UnaryOperator<String> remembered = UnaryOperator.identity();
  private String reverse = "25 IN PTR mail.zoo.example.\n";
  private String elsewhere = "";
  private Mode secondMode = Mode.AUTHORITY;
  private Mode resolverMode = Mode.RESOLVER;
  private Mode rootMode = Mode.AUTHORITY;
  private boolean secondKnowsTheZone = true;
  private Duration patience = PATIENT;

  /// @param zone what the zone of the domain says, without SOA and NS
  FakeInternet(String zone) {
    this.zone =
        SOA
            + """
            @ IN NS ns1
            @ IN NS ns2
            ns1 IN A 127.0.53.3
            ns2 IN A 127.0.53.4
            """
            + zone;
  }

  FakeInternet parent(UnaryOperator<String> change) {
    parent = change.apply(parent);
    return this;
  }

  /// Changes what all know.
  FakeInternet zone(UnaryOperator<String> change) {
    first = change;
    second = change;
    remembered = change;
    return this;
  }

  FakeInternet second(UnaryOperator<String> change) {
    second = change;
    return this;
  }

  FakeInternet remembered(UnaryOperator<String> change) {
    remembered = change;
    return this;
  }

  FakeInternet reverse(String text) {
    reverse = text;
    return this;
  }

  FakeInternet elsewhere(String text) {
    elsewhere = text;
    return this;
  }

  FakeInternet lame() {
    secondKnowsTheZone = false;
    return this;
  }

  FakeInternet silent() {
    secondMode = Mode.SILENT;
    patience = HASTY;
    return this;
  }

  /// As where port 53 outwards is closed.
  FakeInternet rootless() {
    rootMode = Mode.SILENT;
    patience = HASTY;
    return this;
  }

  FakeInternet validating() {
    resolverMode = Mode.VALIDATING;
    return this;
  }

  DomainReport inspect(Plan plan) throws IOException {
    return new Inspection(plan, network(), Progress.NONE).run();
  }

  /// Starts it all, and gives what it is asked with.
  Network network() throws IOException {
    int port = start();
    var resolvers = List.of(at(RESOLVER, port));
    return new Network(
        new NameServers(patience),
        new ServerResolver(resolvers, PATIENT),
        resolvers,
        new Start(List.of(InetAddress.ofLiteral(ROOT)), port),
        false);
  }

  /// All of them share a port.
  private int start() throws IOException {
    var root = new FakeNameServer(at(ROOT, 0), rootMode);
    servers.add(root);
    int port = root.port();
    root.zone(".", SOA + "example. IN NS a.nic.example.\na.nic.example. IN A " + PARENT + "\n");
    server(PARENT, port, Mode.AUTHORITY).zone("example.", SOA + parent);
    server(FIRST, port, Mode.AUTHORITY)
        .zone("zoo.example.", first.apply(zone))
        .zone("elsewhere.example.", SOA + "@ IN NS ns1.zoo.example.\n" + elsewhere);
    var other = server(SECOND, port, secondMode);
    if (secondKnowsTheZone) {
      other.zone("zoo.example.", second.apply(zone));
    }
    server(RESOLVER, port, resolverMode)
        .zone("zoo.example.", remembered.apply(zone))
        .zone("elsewhere.example.", SOA + elsewhere)
        .zone("2.0.192.in-addr.arpa.", SOA + reverse);
    return port;
  }

  private FakeNameServer server(String address, int port, Mode mode) throws IOException {
    var server = new FakeNameServer(at(address, port), mode);
    servers.add(server);
    return server;
  }

  @Override
  public void close() {
    servers.forEach(FakeNameServer::close);
  }
}
