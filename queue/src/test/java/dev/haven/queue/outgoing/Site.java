package dev.haven.queue.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.PasswordCost;
import dev.haven.dns.Answer;
import dev.haven.dns.Question;
import dev.haven.dns.Resolver;
import dev.haven.dns.Zone;
import dev.haven.queue.AnswerableSender;
import dev.haven.queue.Backup;
import dev.haven.queue.Intake;
import dev.haven.queue.Outgoing;
import dev.haven.queue.QueueIds;
import dev.haven.smtp.BodyType;
import dev.haven.smtp.Evidence;
import dev.haven.smtp.Handling;
import dev.haven.smtp.HeaderRequests;
import dev.haven.smtp.Notify;
import dev.haven.smtp.Origin;
import dev.haven.smtp.Recipient;
import dev.haven.smtp.Refused;
import dev.haven.smtp.ReturnContent;
import dev.haven.smtp.SmtpService;
import dev.haven.smtp.client.PublicTrust;
import dev.haven.smtp.client.SmtpClient;
import dev.haven.smtp.client.Timeouts;
import dev.haven.store.MemoryStore;
import dev.haven.store.Store;
import dev.haven.testkit.FakeMx;
import dev.haven.wire.Outbound;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Haven on loopback with a fake DNS: `jane@haven.test` sends, others take it. All other servers
/// listen on one port of addresses of their own. The clock is the system's, and can be set ahead.
final class Site implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  static final RetrySchedule QUICK =
      new RetrySchedule(List.of(Duration.ofSeconds(1)), Duration.ofDays(5), Duration.ofHours(4));

  private final String node;
  final Store store;
  final Directory directory;
  final Accounts accounts;
  final AtomicLong ahead = new AtomicLong();
  final InstantSource clock = () -> Instant.now().plusSeconds(ahead.get());
  private final QueueIds ids = new QueueIds(clock, 0);
  private final Outbound outbound = new Outbound();
  private final List<FakeMx> servers = new ArrayList<>();
  private RetrySchedule schedule = QUICK;
  private Signatures signatures = Signatures.NONE;

  /// Of all other servers; 0 takes any that is free.
  int port;

  private Duration clientPatience = Duration.ofSeconds(10);
  volatile Zone zone = Zone.empty();
  private Optional<Resolver> other = Optional.empty();
  volatile RoutingOptions routing = RoutingOptions.of("mail.haven.test", Set.of());
  Queue queue;
  Reports reports;
  Dispatcher dispatcher;
  private Intake intake;

  Site() throws DirectoryRefused {
    this(new MemoryStore());
  }

  Site(Store store) throws DirectoryRefused {
    this(store, "test");
  }

  /// A node of several on one store.
  Site(Store store, String node) throws DirectoryRefused {
    this.node = node;
    this.store = store;
    directory =
        Directory.open(store, DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)));
    accounts = new Accounts(store, AccountOptions.defaults());
    if (directory.administration().domains().isEmpty()) {
      directory.administration().addDomain("haven.test");
      directory.administration().addAccount(address("jane@haven.test"), "kestrel-nest");
      directory.administration().addAccount(address("bob@haven.test"), "kestrel-nest");
    }
    open();
  }

  private void open() {
    var options = new QueueOptions(node, schedule, Map.of(), 200, 20, clock);
    queue = Queue.open(store, options.signing(signatures));
    reports = new Reports(queue, directory, accounts, "mail.haven.test", ids::next);
    intake =
        new Intake(
            directory,
            accounts,
            new Outgoing(queue, ids, reports),
            new AnswerableSender(_ -> true),
            Backup.NONE,
            clock);
    var client =
        new SmtpClient(
            outbound, "mail.haven.test", Timeouts.all(clientPatience), PublicTrust.standard());
    dispatcher = new Dispatcher(queue, new Resolving(), () -> routing, client, reports);
  }

  /// The zone as it is at each question.
  private final class Resolving implements Resolver {
    @Override
    public <T> Answer<T> ask(Question<T> question) {
      return other.map(resolver -> resolver.ask(question)).orElseGet(() -> zone.ask(question));
    }
  }

  /// Asks this resolver from now on, in place of the zone.
  Site asking(Resolver resolver) {
    other = Optional.of(resolver);
    return this;
  }

  Rehearsal rehearsal() {
    return dispatcher.rehearsal(
        new SmtpClient(
            outbound,
            "mail.haven.test",
            Timeouts.all(Duration.ofSeconds(5)),
            PublicTrust.standard()));
  }

  CallAhead callAhead() {
    var client =
        new SmtpClient(
            outbound,
            "mail.haven.test",
            Timeouts.all(Duration.ofSeconds(5)),
            PublicTrust.standard());
    return dispatcher.callAhead(client);
  }

  Site start() {
    dispatcher.start();
    return this;
  }

  Site scheduled(RetrySchedule other) {
    schedule = other;
    restart();
    return this;
  }

  Site signing(Signatures other) {
    signatures = other;
    restart();
    return this;
  }

  Site patient(Duration time) {
    clientPatience = time;
    restart();
    return this;
  }

  /// As after a crash: what was in memory is gone.
  void restart() {
    dispatcher.close();
    open();
  }

  /// A server of a domain, its only one unless it has others.
  FakeMx server(String domain) throws IOException {
    return server(domain, 10);
  }

  FakeMx server(String domain, int preference) throws IOException {
    int number = servers.size() + 2;
    var mx = serverAt("127.0.0." + number);
    zone =
        zone.mx(domain, preference, "mx" + number + "." + domain)
            .address("mx" + number + "." + domain, "127.0.0." + number);
    return mx;
  }

  /// A server that the zone does not know of.
  FakeMx serverAt(String address) throws IOException {
    var mx = FakeMx.start(address, port);
    port = mx.address().getPort();
    servers.add(mx);
    routing = routing.at(mx.address().getPort());
    return mx;
  }

  static Address address(String text) {
    int at = text.indexOf('@');
    return new Address(text.substring(0, at), text.substring(at + 1));
  }

  /// Jane sends a message.
  String send(String... to) throws Refused {
    return send(Optional.of(address("jane@haven.test")), Optional.empty(), to);
  }

  /// What the next messages are.
  volatile String letter = "Subject: Lunch\r\n\r\nAt noon?\r\n";

  /// Whether they are said to need SMTPUTF8.
  volatile boolean utf8;

  /// How the next messages are to be handled.
  volatile Handling handling = Handling.ORDINARY;

  /// What the header of the next messages asks for.
  volatile HeaderRequests requests = new HeaderRequests(false, 0, "", Map.of(), true);

  String send(Optional<Address> sender, Optional<Notify> notify, String... to) throws Refused {
    return send(sender, Stream.of(to).map(r -> new Recipient(address(r), notify, "")).toList());
  }

  String sendTo(List<Recipient> recipients) throws Refused {
    return send(Optional.of(address("jane@haven.test")), recipients);
  }

  /// Whether another server brings the next messages.
  volatile boolean stranger;

  private String send(Optional<Address> sender, List<Recipient> to) throws Refused {
    var jane = directory.person(address("jane@haven.test")).filter(_ -> !stranger);
    var origin =
        new Origin(
            stranger ? SmtpService.MX : SmtpService.SUBMISSION,
            "s",
            new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 5),
            "laptop",
            jane,
            sender,
            0,
            BodyType.SEVEN_BIT,
            utf8,
            ReturnContent.UNSPECIFIED,
            "",
            handling,
            Evidence.NONE,
            Optional.empty());
    try (var mail = intake.begin(origin)) {
      for (var recipient : to) {
        mail.recipient(recipient);
      }
      mail.content("Received: from laptop\r\n".getBytes(StandardCharsets.US_ASCII));
      var text = letter.getBytes(StandardCharsets.UTF_8);
      mail.write(text, 0, text.length);
      mail.requested(requests);
      mail.commit();
      return mail.id();
    }
  }

  /// What is in somebody's inbox, oldest first.
  List<String> inbox(String who) {
    return mailbox(who, "INBOX");
  }

  List<String> mailbox(String who, String name) {
    var person = directory.person(address(who)).orElseThrow();
    var account = accounts.account(person.account());
    var messages = account.state().mailbox(name).orElseThrow().messages();
    var texts = new ArrayList<String>();
    for (int i = 0; i < messages.count(); i++) {
      var body = account.body(messages.emailId(i)).orElseThrow();
      var bytes = new byte[Math.toIntExact(body.length())];
      body.read(0, bytes, 0, bytes.length);
      texts.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return texts;
  }

  int failures() {
    return queue
        .index()
        .locked(() -> queue.index().destinations().stream().mapToInt(Destination::failures).sum());
  }

  int attempts() {
    return queue
        .index()
        .locked(() -> queue.index().messages().stream().mapToInt(m -> m.jobs[0].attempts).sum());
  }

  void awaitEmptyQueue() {
    await(() -> queue.size() == 0, "an empty queue");
  }

  static void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertEquals(true, System.nanoTime() < end, "waited in vain for " + what);
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() throws IOException {
    dispatcher.close();
    outbound.close();
    for (var server : servers) {
      server.close();
    }
    accounts.close();
    directory.close();
    store.close();
  }
}
