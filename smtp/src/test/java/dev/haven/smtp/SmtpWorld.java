package dev.haven.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.Person;
import dev.haven.smtp.guard.Guard;
import dev.haven.smtp.guard.GuardSettings;
import dev.haven.store.MemoryStore;
import dev.haven.store.StoreException;
import dev.haven.testkit.Peer;
import dev.haven.testkit.Server;
import dev.haven.wire.AddressRange;
import dev.haven.wire.Endpoint;
import dev.haven.wire.MemoryConnection;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A server for transcripts: `jane@example.com` (password `kestrel-nest`), `bob@example.com` and
/// `jürgen@example.com` have accounts, `team@example.com` is an alias.
///
/// Settings: `@service submission` or `lmtp`, `@clear` (passwords allowed before TLS), `@plain` (no
/// TLS at all), `@octets`, `@mistakes` and `@idle`. Acts: `! content ...` compares the last message
/// that was delivered, `! trace ...` its Received field with runs of white space as one space, `!
/// delivered 2` counts, `! tolerated ...` what was accepted beyond the grammar, `! disk full`, `!
/// disk broken`, `! bug` and `! recover` change what happens next. Settings of the guard:
/// `@watched` (seconds before the greeting), `@connections`, `@messages`, `@recipients` (a minute),
/// `@per-session`, `@unknown`, `@uniform`; `@fronted`: the client is a server in front. Acts: `!
/// limited ...` how often each limit was reached, `! evidence ...` what was seen of the client, `!
/// paused PT5S` how long the last session kept it waiting. `@unsolicited` classes and `@etrn` for
/// `backed.example`; acts `! waiting 3` for that, and `! handling ...` compares how the last
/// message is to be handled, `! requested ...` what its header asks for.
final class SmtpWorld implements Server {
  /// What is counted by the minute is all in this one: no transcript may see the next begin.
  private static final Instant ONE_MINUTE = Instant.parse("2026-03-01T12:00:30Z");

  private final Map<String, String> settings;
  private final MemoryStore store = new MemoryStore();
  private final Directory directory;
  private final RecordingIntake intake;
  private final SmtpProtocol protocol;
  private final Guard guard;
  private volatile Duration paused = Duration.ZERO;
  private volatile int waiting;

  SmtpWorld(Map<String, String> settings) throws DirectoryRefused {
    this.settings = settings;
    this.directory =
        Directory.open(store, DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)));
    this.intake = new RecordingIntake(directory);
    this.guard = new Guard(guardSettings(), InstantSource.fixed(ONE_MINUTE));
    var fronts =
        settings.containsKey("fronted")
            ? List.of(AddressRange.parse("192.0.2.1"))
            : List.<AddressRange>of();
    var options =
        SmtpOptions.STANDARD
            .with(SmtpWorld::named)
            .guarded(guard, settings.containsKey("named") ? new KnownNames() : ReverseNames.UNASKED)
            .behind(fronts)
            .adding(additions());
    this.protocol = new SmtpProtocol(service(), limits(), directory, intake, options);
    var administration = directory.administration();
    administration.addDomain("example.com");
    administration.addAccount(new Address("jane", "example.com"), "kestrel-nest");
    administration.addAccount(new Address("bob", "example.com"), "heron-nest");
    administration.addAccount(new Address("jürgen", "example.com"), "stork-nest");
  }

  /// By BURL one can send `imap://.../one`, `/two`, `/large` and `/broken`; of `/short` there is
  /// less than it says, and `/torn` breaks off.
  private static UrlContents.UrlContent named(String url, Person submitter, String host)
      throws Refused {
    var content =
        switch (url) {
          case "imap://mx.example.com/one" ->
              "Subject: one\r\n\r\nby " + submitter.address() + "\r\n";
          case "imap://mx.example.com/two" -> "two\r\n";
          case "imap://mx.example.com/large" -> "x".repeat(100_000);
          case "imap://mx.example.com/short", "imap://mx.example.com/torn" -> "Subject: ";
          case "imap://mx.example.com/bare" -> "one\ntwo";
          case "imap://mx.example.com/broken" ->
              throw new StoreException(StoreException.Kind.IO, "broken", "mend it");
          default -> throw Reply.refused(554, "5.6.6", "IMAP URL resolution failed");
        };
    var bytes = content.getBytes(StandardCharsets.US_ASCII);
    return new UrlContents.UrlContent() {
      @Override
      public long length() {
        return bytes.length + (url.endsWith("/short") ? 10L : 0L);
      }

      @Override
      public void copy(UrlContents.Sink to) throws Refused {
        to.take(bytes, 0, bytes.length);
        if (url.endsWith("/torn")) {
          throw Reply.refused(451, "4.6.6", "IMAP URL resolution failed: it breaks off");
        }
      }
    };
  }

  RecordingIntake intake() {
    return intake;
  }

  SmtpProtocol protocol() {
    return protocol;
  }

  private Additions additions() {
    var classes = settings.getOrDefault("unsolicited", "");
    Turn turn =
        domain -> {
          if (!domain.equals("backed.example")) {
            throw Reply.refused(459, "5.7.1", "Nothing is kept here for " + domain);
          }
          return waiting;
        };
    return new Additions(
        classes.isEmpty() ? Set.of() : Set.of(classes.split(",")),
        settings.containsKey("etrn") ? turn : Turn.UNOFFERED);
  }

  private SmtpService service() {
    return switch (settings.getOrDefault("service", "mx")) {
      case "mx" -> SmtpService.MX;
      case "lmtp" -> SmtpService.LMTP;
      default -> SmtpService.SUBMISSION;
    };
  }

  private GuardSettings guardSettings() {
    return new GuardSettings(
        Duration.ofSeconds(number("watched")),
        number("connections"),
        number("messages"),
        number("recipients"),
        number("per-session"),
        number("unknown"),
        Duration.ofSeconds(5),
        settings.containsKey("uniform"),
        List.of());
  }

  private int number(String setting) {
    return Integer.parseInt(settings.getOrDefault(setting, "0"));
  }

  /// With `@named`, `mail.client.example` is the name of the client, 192.0.2.1.
  private static final class KnownNames implements ReverseNames {
    @Override
    public ReverseName of(InetAddress client) {
      return client.getHostAddress().equals("192.0.2.1")
          ? new ReverseName(ReverseName.State.CONFIRMED, "mail.client.example")
          : new ReverseName(ReverseName.State.NONE, "");
    }

    @Override
    public boolean leads(String name, InetAddress client) {
      return name.equals("mail.client.example") && client.getHostAddress().equals("192.0.2.1");
    }
  }

  private SmtpLimits limits() {
    return new SmtpLimits(
        Long.parseLong(settings.getOrDefault("octets", "1000000")),
        100,
        50,
        Integer.parseInt(settings.getOrDefault("mistakes", "50")),
        Integer.parseInt(settings.getOrDefault("idle", "500")),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5));
  }

  private Endpoint endpoint() {
    return new Endpoint(
        service() == SmtpService.MX ? "smtp" : "submission",
        new InetSocketAddress(
            InetAddress.ofLiteral("127.0.0.1"), service() == SmtpService.MX ? 25 : 587),
        settings.containsKey("plain") ? TlsMode.NONE : TlsMode.STARTTLS,
        settings.containsKey("clear"),
        "mx.example.com");
  }

  @Override
  public void serve(Peer peer) throws IOException {
    var connection = new MemoryConnection(peer.in(), peer.out(), endpoint(), peer.tls());
    protocol().open(connection).run();
    paused = connection.paused();
  }

  @Override
  public void act(String what) {
    int space = what.indexOf(' ');
    var argument = space < 0 ? "" : what.substring(space + 1);
    switch (space < 0 ? what : what.substring(0, space)) {
      case "record" ->
          assertEquals(argument, directory.signIns().records().getFirst().attempt().toString());
      case "limited" -> assertEquals(argument, guard.counts().toString());
      case "requested" ->
          assertEquals(argument, intake.delivered().getLast().requests().toString());
      case "evidence" ->
          assertEquals(argument, intake.delivered().getLast().origin().evidence().toString());
      case "paused" -> assertEquals(argument, paused.toString());
      case "delivered" -> assertEquals(Integer.parseInt(argument), intake.delivered().size());
      case "tolerated" -> assertEquals(argument, protocol.tolerated().toString());
      case "content" -> assertEquals(unescaped(argument), intake.delivered().getLast().text());
      case "trace" -> assertEquals(argument, shape(intake.delivered().getLast().trace()));
      case "asked" -> assertEquals(argument, said(intake.asked().getLast()));
      case "waiting" -> waiting = Integer.parseInt(argument);
      case "handling" ->
          assertEquals(
              argument, relative(intake.delivered().getLast().origin().handling(), Instant.now()));
      case "open" -> assertEquals(Integer.parseInt(argument), intake.open());
      case "disk" -> intake.fail(kind(argument));
      case "bug" -> intake.breakDown();
      case "recover" -> intake.recover();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private static String said(Recipient recipient) {
    var text = recipient.toString();
    return recipient.validSince().asked()
        ? text
        : text.replace(", validSince=" + ValidSince.UNASKED, "");
  }

  /// Times as seconds from now, to the next ten.
  private static String relative(Handling handling, Instant now) {
    long start = now.getEpochSecond();
    var by = handling.by();
    return "hold=%s by=%s priority=%d tls=%s solicits=%s verp=%s"
        .formatted(
            handling.holdUntil() == 0 ? "no" : tens(handling.holdUntil() - start),
            by.mode() == DeliverBy.Mode.WHENEVER
                ? "whenever"
                : by.mode() + ":" + tens(by.deadline() - start) + (by.trace() ? "T" : ""),
            handling.priority(),
            handling.requireTls(),
            handling.solicitation(),
            handling.verp());
  }

  private static long tens(long seconds) {
    return Math.ceilDiv(seconds, 10) * 10;
  }

  private static StoreException.Kind kind(String word) {
    return word.equals("full") ? StoreException.Kind.FULL : StoreException.Kind.IO;
  }

  private static String unescaped(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n");
  }

  private static String shape(String trace) {
    return trace.replaceAll("\\s+", " ").replaceAll("; .*", "; DATE").strip();
  }

  @Override
  public void close() {
    directory.close();
    store.close();
  }
}
