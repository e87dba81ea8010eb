package dev.haven.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.account.Account;
import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.AddMessages;
import dev.haven.account.ChangeRights;
import dev.haven.account.FlagOperation;
import dev.haven.account.IntentRefused;
import dev.haven.account.Limits;
import dev.haven.account.NewMessage;
import dev.haven.account.Rights;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.Person;
import dev.haven.directory.SignInRefusal;
import dev.haven.sharing.Identifiers;
import dev.haven.sharing.Sharing;
import dev.haven.store.LogId;
import dev.haven.testkit.Peer;
import dev.haven.testkit.Server;
import dev.haven.wire.Endpoint;
import dev.haven.wire.MemoryConnection;
import dev.haven.wire.SyntaxException;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A server for transcripts: `jane@example.com` (password `kestrel-nest`), `bob@example.com`
/// (`heron-nest`) and `sue@example.com` (`plover-nest`) have accounts, and `office@example.com` is
/// nobody's own.
///
/// Settings: `@impatient` (commands tell at once how far they are), `@clear` (passwords allowed
/// before TLS), `@plain` (no TLS at all), `@largest` (octets of a message), `@off` (capabilities
/// that nobody is offered), `@fuzzy` (an index is there), `@quota` (octets of an account), `@most`
/// and `@savable` (messages of one command). Acts: `! add NAME MAILBOX DAY` puts
/// `messages/NAME.eml` into a mailbox of Jane's, received on that day of 2026; `! many 9 MAILBOX`
/// as many small ones; `! messages 2 MAILBOX` counts; `! readable OFFSET` lets bodies be read up to
/// there only; `! forget bodies` as if all were gone for good; `! refused WHY` is what the
/// administrator learnt of last; `! tolerated WHAT COUNT`; `! give office INBOX bob lrsk` gives
/// rights, and `! deny` negative ones; `! sharers 9 bob` lets nine accounts of nobody's share with
/// Bob; `! off jane NOTIFY` switches a capability off and `! on` on; `! leave bob` removes an
/// account and `! come bob heron-nest` adds one; `! domain example.net` adds a domain.
final class ImapWorld implements Server {
  private static final Path MESSAGES = Path.of("src/test/resources/messages");

  private static final byte[] SMALL = "Subject: small\r\n\r\n".getBytes(StandardCharsets.UTF_8);

  private final Map<String, String> settings;
  private final UnreadableStore store = new UnreadableStore();
  private final Directory directory;
  private final Accounts accounts;
  private final ImapProtocol protocol;
  private int sharers;

  ImapWorld(Map<String, String> settings) throws DirectoryRefused {
    this.settings = settings;
    this.directory =
        Directory.open(store, DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)));
    var administration = directory.administration();
    administration.addDomain("example.com");
    administration.addAccount(new Address("jane", "example.com"), "kestrel-nest");
    administration.addAccount(new Address("bob", "example.com"), "heron-nest");
    administration.addAccount(new Address("sue", "example.com"), "plover-nest");
    administration.addShared(new Address("office", "example.com"));
    var quota = settings.get("quota");
    this.accounts =
        new Accounts(
            store,
            AccountOptions.defaults().withQuota(log -> limits(log, Optional.ofNullable(quota))));
    var fuzzy =
        settings.containsKey("fuzzy")
            ? Optional.<FuzzyIndex>of(new TrigramIndex())
            : Optional.<FuzzyIndex>empty();
    this.protocol = new ImapProtocol(directory, accounts, options(), fuzzy);
  }

  private ImapOptions options() {
    return new ImapOptions(
        Long.parseLong(settings.getOrDefault("largest", "1000000")),
        settings.containsKey("literal-minus") ? NonSynchronizing.SMALL : NonSynchronizing.ALL,
        Duration.ofMinutes(1),
        Duration.ofMinutes(30),
        Duration.ofMinutes(4),
        new MessageLimits(number("most"), number("savable")),
        Set.of(settings.getOrDefault("off", "IMAP9").split(",", -1)),
        settings.containsKey("impatient") ? Duration.ZERO : Duration.ofMinutes(1));
  }

  private int number(String setting) {
    return Integer.parseInt(settings.getOrDefault(setting, "0"));
  }

  ImapProtocol protocol() {
    return protocol;
  }

  Account jane() {
    return accounts.account(person("jane").account());
  }

  Person person(String localPart) {
    return directory.person(new Address(localPart, "example.com")).orElseThrow();
  }

  SubmittedUrls submittedUrls() {
    return new SubmittedUrls(directory, accounts);
  }

  Endpoint endpoint() {
    return new Endpoint(
        "imap",
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 143),
        settings.containsKey("plain") ? TlsMode.NONE : TlsMode.STARTTLS,
        settings.containsKey("clear"),
        "mx.example.com");
  }

  @Override
  public void serve(Peer peer) throws IOException {
    var connection = new MemoryConnection(peer.in(), peer.out(), endpoint(), peer.tls());
    protocol().open(connection).run();
  }

  @Override
  public void act(String what) throws Exception {
    var words = what.split(" ", -1);
    switch (words[0]) {
      case "add" -> add(message(words[1]), words[2], day(words[3]));
      case "many" -> {
        for (int i = 0; i < Integer.parseInt(words[1]); i++) {
          add(SMALL, words[2], day("1"));
        }
      }
      case "messages" ->
          assertEquals(
              Integer.parseInt(words[1]), jane().state().mailbox(words[2]).orElseThrow().count());
      case "refused" ->
          assertEquals(
              Optional.of(SignInRefusal.valueOf(words[1])),
              directory.signIns().records().getFirst().attempt().refusal());
      case "record" ->
          assertEquals(
              what.substring("record ".length()),
              directory.signIns().records().getFirst().attempt().toString());
      case "tolerated" ->
          assertEquals(
              Long.parseLong(words[2]), protocol.tolerated().get(Tolerance.valueOf(words[1])));
      case "forget" -> store.forgetBodies();
      case "give" -> give(words[1], words[2], words[3], false, words[4]);
      case "deny" -> give(words[1], words[2], words[3], true, words[4]);
      case "sharers" -> sharers(Integer.parseInt(words[1]), words[2]);
      case "off" ->
          directory
              .administration()
              .switchCapabilities(address(words[1]), Set.of(words[2]), Set.of());
      case "on" ->
          directory
              .administration()
              .switchCapabilities(address(words[1]), Set.of(), Set.of(words[2]));
      case "leave" -> directory.administration().removeAccount(address(words[1]));
      case "come" -> directory.administration().addAccount(address(words[1]), words[2]);
      case "domain" -> directory.administration().addDomain(words[1]);
      case "readable" -> store.readableUpTo(Long.parseLong(words[1]));
      case "delete" ->
          jane()
              .commit(
                  new dev.haven.account.DeleteMailbox(
                      jane().state().mailbox(words[1]).orElseThrow().id()));
      default -> throw new IllegalArgumentException(what);
    }
  }

  /// So many accounts of nobody's in all that let somebody read their INBOX.
  private void sharers(int count, String who) throws Exception {
    for (; sharers < count; sharers++) {
      var account = "s" + (sharers + 1);
      directory.administration().addShared(new Address(account, "example.com"));
      give(account, "INBOX", who, false, "lr");
    }
  }

  private Limits limits(LogId log, Optional<String> quota) {
    return quota
        .map(octets -> Limits.octets(Long.parseLong(octets)))
        .or(() ->
            directory
                .owner(log)
                .map(Person::quota)
                .map(q -> new Limits(q.octets(), q.messages(), q.mailboxes())))
        .orElse(Limits.NONE);
  }

  /// A local part alone is of `example.com`.
  private static Address address(String name) throws SyntaxException {
    return Address.parse(name.indexOf('@') < 0 ? name + "@example.com" : name);
  }

  private void give(String owner, String mailbox, String who, boolean negative, String rights)
      throws Exception {
    var person = directory.person(address(owner)).orElseThrow();
    var id = accounts.account(person.account()).state().mailbox(mailbox).orElseThrow().id();
    var grantee = new Identifiers(directory).find(who, "example.com").orElseThrow();
    new Sharing(directory, accounts)
        .change(
            person,
            new ChangeRights(
                id, grantee, negative, FlagOperation.REPLACE, Rights.parse(rights).orElseThrow()));
  }

  private static long day(String day) {
    return Instant.parse("2026-01-01T10:00:00Z").getEpochSecond()
        + (Long.parseLong(day) - 1) * 86_400;
  }

  /// A message of the tests, its lines ended by CRLF.
  static byte[] message(String name) throws IOException {
    var text = Files.readString(MESSAGES.resolve(name + ".eml"), StandardCharsets.ISO_8859_1);
    return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  void add(byte[] message, String mailbox, long receivedAt) throws IntentRefused {
    try (var incoming = jane().receive()) {
      incoming.write(message, 0, message.length);
      try (var received = incoming.finish()) {
        var id = jane().state().mailbox(mailbox).orElseThrow().id();
        jane().commit(AddMessages.of(id, new NewMessage(received, 0, List.of(), receivedAt)));
      }
    }
  }

  @Override
  public void close() {
    accounts.close();
    directory.close();
    store.close();
  }
}
