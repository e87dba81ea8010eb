package dev.haven.server;

import dev.haven.dns.Cache;
import dev.haven.dns.PublicResolver;
import dev.haven.dns.Resolver;
import dev.haven.dns.ServerResolver;
import dev.haven.queue.AnswerableSender;
import dev.haven.queue.Backup;
import dev.haven.queue.Leaving;
import dev.haven.queue.outgoing.Dispatcher;
import dev.haven.queue.outgoing.FixedRoute;
import dev.haven.queue.outgoing.QueueOptions;
import dev.haven.queue.outgoing.Rehearsal;
import dev.haven.queue.outgoing.Remembering;
import dev.haven.queue.outgoing.RetrySchedule;
import dev.haven.queue.outgoing.RoutingOptions;
import dev.haven.queue.outgoing.SendingLimits;
import dev.haven.queue.outgoing.Signatures;
import dev.haven.server.config.BackupSettings;
import dev.haven.server.config.Configuration;
import dev.haven.server.config.SendingSettings;
import dev.haven.server.config.SubmissionSettings;
import dev.haven.server.config.Ways;
import dev.haven.smtp.client.Hop;
import dev.haven.smtp.client.PublicTrust;
import dev.haven.smtp.client.SmtpClient;
import dev.haven.smtp.client.Timeouts;
import dev.haven.wire.Outbound;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The part of a running server that sends to others.
final class Sending implements AutoCloseable {
  private static final int DNS = 53;
  private static final Duration DNS_PATIENCE = Duration.ofSeconds(5);

  /// Somebody waits for the answer to RCPT.
  private static final Duration QUESTION_PATIENCE = Duration.ofSeconds(10);

  private final Outbound outbound = new Outbound();
  private final Dispatcher dispatcher;
  private final RoutingOptions routing;
  private final House house;
  private final SmtpClient impatient;
  private final BackupSettings backup;

  Sending(House house, Configuration configuration, String host, Set<InetAddress> ownAddresses) {
    this.house = house;
    this.routing =
        RoutingOptions.of(host, ownAddresses)
            .with(routes(configuration.sending()))
            .backing(BackupRules.domains(configuration.backup()));
    var client = new SmtpClient(outbound, host, Timeouts.STANDARD, PublicTrust.standard());
    this.impatient =
        new SmtpClient(outbound, host, Timeouts.all(QUESTION_PATIENCE), PublicTrust.standard());
    this.backup = configuration.backup();
    this.dispatcher =
        new Dispatcher(
            house.outgoing().queue(),
            house.resolver(),
            this::routing,
            client,
            house.outgoing().reports());
  }

  void start() {
    dispatcher.start();
  }

  /// Begins no further delivery; those under way go on until [#close].
  void beginEnd() {
    dispatcher.beginEnd();
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  /// Who walks the way of mail without sending any.
  Rehearsal rehearsal() {
    return dispatcher.rehearsal(impatient);
  }

  /// What may leave: what the operator has laid a way for, and what can be answered.
  Leaving leaving() {
    return new AnswerableSender(this::routed);
  }

  /// For whom we stand in.
  Backup backup() {
    return BackupRules.of(backup, dispatcher.callAhead(impatient));
  }

  private boolean routed(String destination) {
    return routing().routes().stream()
        .anyMatch(route ->
            route.domain().equals(destination) || route.domain().equals(FixedRoute.EVERYBODY));
  }

  /// The configured routes, then the relay, which an operator may set at any time.
  private RoutingOptions routing() {
    var all = new ArrayList<>(routing.routes());
    house.relay().route().ifPresent(all::add);
    return routing.with(all);
  }

  static QueueOptions options(Configuration configuration, String node) {
    var settings = configuration.sending();
    Map<String, RetrySchedule> single = new HashMap<>();
    for (var text : settings.domainRetries()) {
      Ways.pauses(text).ifPresent(p -> single.put(p.domain(), schedule(settings, p.pauses())));
    }
    return new QueueOptions(
        node,
        schedule(settings, Ways.pauses(settings.retries()).orElseThrow()),
        single,
        settings.sessions(),
        settings.sessionsPerServer(),
        limits(configuration.submission()),
        Signatures.NONE,
        new Remembering(settings.historyMessages(), settings.historyTime()),
        InstantSource.system());
  }

  private static SendingLimits limits(SubmissionSettings settings) {
    return new SendingLimits(
        settings.messagesPerHour(),
        settings.messagesPerDay(),
        settings.recipientsPerHour(),
        settings.recipientsPerDay(),
        settings.strangersPerHour(),
        settings.unknownPerHour());
  }

  private static RetrySchedule schedule(SendingSettings settings, List<Duration> pauses) {
    return new RetrySchedule(pauses, settings.giveUp(), settings.warnAfter());
  }

  static Resolver resolver(SendingSettings settings) {
    var given = new ArrayList<InetSocketAddress>();
    for (var text : settings.resolvers()) {
      Ways.place(text, DNS)
          .ifPresent(place ->
              given.add(new InetSocketAddress(InetAddress.ofLiteral(place.host()), place.port())));
    }
    var server =
        given.isEmpty()
            ? ServerResolver.ofThisMachine(DNS_PATIENCE)
            : new ServerResolver(given, DNS_PATIENCE);
    return new PublicResolver(new Cache(server, InstantSource.system()));
  }

  private static List<FixedRoute> routes(SendingSettings settings) {
    return settings.routes().stream()
        .flatMap(text -> Ways.way(text).stream())
        .map(Sending::route)
        .toList();
  }

  private static FixedRoute route(Ways.Way way) {
    return way.scheme().equals("unix")
        ? FixedRoute.local(way.domain(), way.host())
        : new FixedRoute(
            way.domain(),
            way.host(),
            way.port(),
            protocol(way.scheme()),
            way.scheme().equals("smtps"),
            Optional.empty());
  }

  private static Hop.Protocol protocol(String scheme) {
    return switch (scheme) {
      case "smtps" -> Hop.Protocol.SMTPS;
      case "lmtp" -> Hop.Protocol.LMTP;
      default -> Hop.Protocol.SMTP;
    };
  }

  @Override
  public void close() {
    dispatcher.close();
    outbound.close();
  }
}
