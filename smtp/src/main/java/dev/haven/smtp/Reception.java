package dev.haven.smtp;

import dev.haven.directory.Person;
import dev.haven.smtp.guard.Guard;
import dev.haven.smtp.guard.Limit;
import dev.haven.wire.Connection;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// How one client is received: whether it may come in, what is found out about it, how much it may
/// ask, and how quickly it is answered. For the session's thread.
///
/// What the DNS knows is asked for on another thread while the client introduces itself, and waited
/// for only when its first message begins.
final class Reception {
  private static final System.Logger LOG = System.getLogger(Reception.class.getName());
  private static final Duration LOOKUP = Duration.ofSeconds(3);

  /// One before TLS, one after, and some to spare: each is a question or two to the DNS.
  private static final int MOST_LOOKUPS = 5;

  private static final Duration UNIFORM = Duration.ofMillis(100);

  private final Connection connection;
  private final Guard guard;
  private final ReverseNames names;
  private final boolean fronted;
  private InetSocketAddress client;
  private Optional<String> told = Optional.empty();
  private String forwarded = "";
  private boolean introduced;
  private boolean early;
  private int messages;
  private int lookups;
  private CompletableFuture<Evidence> evidence = CompletableFuture.completedFuture(Evidence.NONE);

  Reception(Connection connection, SmtpOptions options) {
    this.connection = connection;
    this.guard = options.guard();
    this.names = options.names();
    this.client = connection.remote();
    this.fronted = options.fronts().stream().anyMatch(range -> range.contains(client.getAddress()));
  }

  InetSocketAddress client() {
    return client;
  }

  /// What a server in front of us can say.
  List<String> extensions() {
    return fronted
        ? List.of(
            "XCLIENT NAME ADDR PORT PROTO HELO", "XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE")
        : List.of();
  }

  /// XCLIENT: from now on the client is whom the peer speaks of.
  ///
  /// @return how that one has introduced itself, if the peer says so
  Optional<Hello> introduce(ClientAttributes attributes) throws Refused {
    requireFronted();
    var address = attributes.address().orElse(client.getAddress());
    client = new InetSocketAddress(address, attributes.port());
    told = attributes.value(ClientAttributes.Name.NAME);
    introduced = true;
    messages = 0;
    var extended =
        !attributes.value(ClientAttributes.Name.PROTO).orElse("").equalsIgnoreCase("SMTP");
    return attributes.value(ClientAttributes.Name.HELO).map(name -> new Hello(name, extended));
  }

  /// XFORWARD: where the next message was before, for the log.
  Reply forward(ClientAttributes attributes) throws Refused {
    requireFronted();
    forwarded = attributes.toString();
    return Reply.of(250, "2.0.0", "Noted for the next message");
  }

  /// Writes down, once, what [#forward] was told.
  ///
  /// @param mail the message that it was about
  void note(String mail) {
    if (!forwarded.isEmpty()) {
      LOG.log(Level.INFO, "event=forwarded q=" + mail + " " + forwarded);
      forwarded = "";
    }
  }

  /// A server in front brings everybody's mail, and has its own measure.
  private boolean isMeasured() {
    return (!fronted || introduced) && !guard.settings().trusts(client.getAddress());
  }

  private void requireFronted() throws Refused {
    if (!fronted) {
      throw Reply.refused(
          550,
          "5.7.1",
          "Who the client is, is believed of servers in front of this one only;",
          "if yours is one, its address belongs into receiving.xclient-peers");
    }
  }

  /// The greeting, or why there is none.
  ///
  /// @param protocol as it is announced
  Reply greeting(String protocol) throws IOException {
    var turnedAway = turnedAway();
    var words = connection.endpoint().host() + " " + protocol + " Haven";
    return turnedAway.orElseGet(() -> new Reply(220, "", List.of(words)));
  }

  private Optional<Reply> turnedAway() throws IOException {
    var delay = guard.settings().greetingDelay();
    boolean watched = delay.isPositive() && !fronted && isMeasured();
    early = watched ? connection.in().awaitBytes(delay) : connection.in().bytesWaiting();
    if (early && guard != Guard.NONE) {
      guard.reached(Limit.EARLY_TALKER);
    }
    if (early && watched) {
      return Optional.of(
          Reply.of(
              554,
              "5.5.1",
              "You spoke before this server did, as mail servers never do (RFC 5321 3.1);",
              "wait for the greeting, and look for a virus if this is no mail server"));
    }
    return !isMeasured() || guard.mayConnect(client().getAddress())
        ? Optional.empty()
        : Optional.of(Reply.of(421, "4.7.0", often("connections")));
  }

  private String often(String what) {
    return "Too many "
        + what
        + " from your address or network in this minute; try again in the next";
  }

  /// The client has introduced itself: begins to find out about it.
  void hello(Hello hello) {
    var address = client().getAddress();
    var host = connection.endpoint().host();
    if (names.equals(ReverseNames.UNASKED)) {
      var sanity = HelloSanity.of(hello.domain(), address, host, names);
      evidence = CompletableFuture.completedFuture(new Evidence(reverse(address), sanity, early));
      return;
    }
    if (++lookups > MOST_LOOKUPS) {
      evidence = CompletableFuture.completedFuture(unanswered());
      return;
    }
    evidence =
        CompletableFuture.supplyAsync(
            () ->
                new Evidence(
                    reverse(address), HelloSanity.of(hello.domain(), address, host, names), early),
            work -> Thread.ofVirtual().name("reverse-name").start(work));
  }

  /// What the server in front says, which has asked already; else what the DNS says.
  private ReverseName reverse(InetAddress address) {
    return told.map(name -> new ReverseName(ReverseName.State.CONFIRMED, name))
        .orElseGet(() -> names.of(address));
  }

  /// A message begins: all that MAIL said, and all that is known of who said it.
  Origin origin(Command.Mail mail, Hello hello, SmtpProtocol server, Optional<Person> person)
      throws Refused {
    Offer.of(connection, server).check(mail.parameters());
    var parameters = MailParameters.of(mail.parameters(), Instant.now());
    server.additions().requireWanted(parameters.handling().solicitation());
    if (mail.reversePath().filter(Path::international).isPresent() && !parameters.utf8()) {
      throw Reply.refused(553, "5.6.7", "An address beyond ASCII needs the parameter SMTPUTF8");
    }
    if (parameters.octets() > server.limits().messageOctets()) {
      throw Content.tooLarge(server.limits());
    }
    message();
    return new Origin(
        server.service(),
        connection.id(),
        client,
        hello.domain(),
        person,
        mail.reversePath().map(Path::address),
        parameters.octets(),
        parameters.body(),
        parameters.utf8(),
        parameters.returned(),
        parameters.envelopeId(),
        parameters.handling(),
        evidence(),
        connection.tls());
  }

  private void message() throws Refused {
    int most = guard.settings().messagesPerSession();
    if (!isMeasured()) {
      return;
    }
    if (most > 0 && messages >= most) {
      guard.reached(Limit.MESSAGES_PER_SESSION);
      throw Reply.refused(
          421, "4.7.0", "The session has had its " + most + " messages; connect again for more");
    }
    if (!guard.maySend(client().getAddress())) {
      throw Reply.refused(450, "4.7.1", often("messages"));
    }
    messages++;
  }

  /// What has been found out by now.
  private Evidence evidence() {
    return evidence
        .completeOnTimeout(unanswered(), LOOKUP.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private Evidence unanswered() {
    var reverse = new ReverseName(ReverseName.State.NO_ANSWER, "");
    return new Evidence(reverse, HelloSanity.UNCONFIRMED, early);
  }

  /// Takes a recipient, at the pace that this client has earned.
  Reply recipient(Transaction transaction, Path path, List<Parameter> parameters) throws Refused {
    var address = client().getAddress();
    if (!isMeasured()) {
      return transaction.recipient(path, parameters);
    }
    if (!guard.mayName(address)) {
      throw Reply.refused(450, "4.7.1", often("recipients"));
    }
    long began = System.nanoTime();
    boolean harvesting = guard.isHarvesting(address);
    try {
      if (harvesting && guard.settings().uniform()) {
        guard.reached(Limit.UNIFORM_ANSWER);
        throw Reply.refused(
            450,
            "4.7.1",
            "Your address named too many people who do not exist, so nobody is told apart now;",
            "check the list of recipients, and try again in ten minutes");
      }
      var reply = transaction.recipient(path, parameters);
      slow(harvesting, began);
      return reply;
    } catch (Refused refused) {
      if (refused.reply().enhanced().equals("5.1.1")) {
        guard.unknown(address);
      }
      slow(harvesting, began);
      throw refused;
    }
  }

  /// Whoever exists is answered as late as whoever does not.
  private void slow(boolean harvesting, long began) {
    var settings = guard.settings();
    if (harvesting) {
      guard.reached(Limit.SLOWED);
      connection.pause(settings.slowness());
    } else if (settings.uniform()) {
      var rest = UNIFORM.minusNanos(System.nanoTime() - began);
      connection.pause(rest.isPositive() ? rest : Duration.ZERO);
    }
  }
}
