package dev.haven.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.account.Account;
import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.ChangeRights;
import dev.haven.account.FlagOperation;
import dev.haven.account.Identifier;
import dev.haven.account.IntentRefused;
import dev.haven.account.Limits;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.Person;
import dev.haven.directory.Quota;
import dev.haven.queue.greylist.Greylist;
import dev.haven.queue.greylist.GreylistingIntake;
import dev.haven.queue.outgoing.Finding;
import dev.haven.queue.outgoing.Operator;
import dev.haven.queue.outgoing.Queue;
import dev.haven.queue.outgoing.QueueOptions;
import dev.haven.queue.outgoing.Reports;
import dev.haven.queue.outgoing.SendingLimits;
import dev.haven.queue.verdict.ExaminingIntake;
import dev.haven.queue.verdict.PlayedVerdicts;
import dev.haven.smtp.MailIntake;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.smtp.SmtpLimits;
import dev.haven.smtp.SmtpProtocol;
import dev.haven.smtp.SmtpService;
import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import dev.haven.store.StoreException;
import dev.haven.testkit.Peer;
import dev.haven.testkit.Server;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// SMTP with real accounts behind it, in memory.
///
/// `jane` (password `kestrel-nest`), `bob` and `sue` have accounts at `example.com`; `team` is jane
/// and bob, `j.doe` is jane; all of `all.example` is sue. `ann@secondary.example` is backed up.
/// Setting: `@service submission`, `lmtp` or `trial`. Acts: `! inbox jane 2` and `! mailbox jane
/// Sent 2` count, `! post jane Sent anyone` gives a right, `! newest jane ...` compares the newest
/// message (each Received field's date as DATE), `! queued 1` counts what is to be sent, `! paused
/// PT10M` how long the last session kept its client waiting, `! quota bob 1000`, `! suspend bob`,
/// `! disk full`, `! recover`. With `@greylist`, senders are asked to come again after five
/// minutes, and `! later PT5M` lets them pass. With `@verdicts PT20S`, messages are judged by
/// [PlayedVerdicts], for so long at most.
final class QueueWorld implements Server {
  private final MemoryStore store = new MemoryStore();
  private final SmtpService service;
  private final Directory directory;
  private final Accounts accounts =
      new Accounts(store, AccountOptions.defaults().withQuota(this::quota));
  private final Queue queue;
  private final QueueIds ids = new QueueIds(InstantSource.system(), 0);
  private final SmtpProtocol protocol;
  private volatile Duration paused = Duration.ZERO;
  private volatile Duration ahead = Duration.ZERO;

  QueueWorld(Map<String, String> settings) throws DirectoryRefused {
    service = SmtpService.valueOf(settings.getOrDefault("service", "mx").toUpperCase(Locale.ROOT));
    directory = Directory.open(store, rules());
    queue = Queue.open(store, QueueOptions.standard("mx.example.com").with(limits(settings)));
    protocol = new SmtpProtocol(service, SmtpLimits.DEFAULT, directory, intake(settings));
    var administration = directory.administration();
    administration.addDomain("example.com");
    for (var name : List.of("jane", "bob", "sue")) {
      administration.addAccount(address(name), "kestrel-nest");
    }
    administration.addAlias(address("team"), List.of(address("jane"), address("bob")));
    administration.addDomain("all.example");
    administration.addAlias(new Address("*", "all.example"), List.of(address("sue")));
    administration.addAlias(address("j.doe"), List.of(address("jane")));
  }

  private static SendingLimits limits(Map<String, String> settings) {
    int messages = Integer.parseInt(settings.getOrDefault("messages", "0"));
    int recipients = Integer.parseInt(settings.getOrDefault("recipients", "0"));
    int strangers = Integer.parseInt(settings.getOrDefault("strangers", "0"));
    int unknown = Integer.parseInt(settings.getOrDefault("unknown", "0"));
    return new SendingLimits(messages, 0, 0, recipients, strangers, unknown);
  }

  private DirectoryOptions rules() {
    var rules = DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1));
    return service == SmtpService.TRIAL ? rules.withEverybodyWelcome() : rules;
  }

  private MailIntake intake(Map<String, String> settings) {
    var reports = new Reports(queue, directory, accounts, "mx.example.com", ids::next);
    var intake =
        new Intake(
            directory,
            accounts,
            new Outgoing(queue, ids, reports),
            new AnswerableSender("elsewhere.example"::equals),
            new Backup("secondary.example"::equals, QueueWorld::backedUp),
            InstantSource.system());
    if (settings.containsKey("greylist")) {
      return new GreylistingIntake(
          intake, Greylist.open(store, Duration.ofMinutes(5), () -> Instant.now().plus(ahead)));
    }
    if (settings.containsKey("verdicts")) {
      var most = Duration.parse(settings.getOrDefault("verdicts", "PT20S"));
      return new ExaminingIntake(intake, store, new PlayedVerdicts(), most, "mx.example.com");
    }
    return service == SmtpService.TRIAL ? new TrialIntake(intake) : intake;
  }

  /// The list of those who are known at `secondary.example`: `ann` alone.
  private static void backedUp(Address recipient) throws Refused {
    if (!recipient.localPart().equals("ann")) {
      throw Reply.refused(550, "5.1.1", "There is no " + recipient);
    }
  }

  private static Address address(String localPart) {
    return new Address(localPart, "example.com");
  }

  Account account(String localPart) {
    return accounts.account(person(localPart).account());
  }

  private Person person(String localPart) {
    return directory.person(address(localPart)).orElseThrow();
  }

  private Limits quota(LogId log) {
    return directory
        .owner(log)
        .map(Person::quota)
        .map(quota -> new Limits(quota.octets(), quota.messages(), quota.mailboxes()))
        .orElse(Limits.NONE);
  }

  @Override
  public void serve(Peer peer) throws IOException {
    var connection = new MemoryConnection(peer.in(), peer.out(), endpoint(), peer.tls());
    protocol.open(connection).run();
    paused = connection.paused();
  }

  private Endpoint endpoint() {
    boolean submission = service == SmtpService.SUBMISSION;
    return new Endpoint(
        submission ? "submissions" : "smtp",
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), submission ? 465 : 25),
        submission ? TlsMode.IMPLICIT : TlsMode.STARTTLS,
        service == SmtpService.TRIAL,
        "mx.example.com");
  }

  @Override
  public void act(String what) throws Exception {
    boolean newest = what.startsWith("newest ");
    var words = List.of(what.split(" ", newest ? 3 : 4));
    var administration = directory.administration();
    switch (words.getFirst()) {
      case "later" -> ahead = ahead.plus(Duration.parse(words.get(1)));
      case "paused" -> assertEquals(words.get(1), paused.toString());
      case "held" -> assertEquals(Integer.parseInt(words.get(1)), held());
      case "release" -> new Operator(queue).release(words.get(1));
      case "finding" ->
          assertEquals(
              what.substring("finding ".length()),
              queue.senders().findings().stream().map(Finding::cause).toList().toString());
      case "queued" -> assertEquals(Integer.parseInt(words.get(1)), queue.size());
      case "mailbox" ->
          assertEquals(Integer.parseInt(words.get(3)), count(words.get(1), words.get(2)));
      case "post" -> post(words.get(1), words.get(2), words.get(3));
      case "inbox" -> assertEquals(Integer.parseInt(words.get(2)), inbox(words.get(1)));
      case "newest" -> assertEquals(unescaped(words.get(2)), shape(newest(words.get(1))));
      case "quota" ->
          administration.setQuota(
              address(words.get(1)), Quota.octets(Long.parseLong(words.get(2))));
      case "suspend" -> administration.setSuspended(address(words.get(1)), true);
      case "disk" -> store.failWrites(StoreException.Kind.FULL);
      case "recover" -> store.acceptWrites();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private int held() {
    return new Operator(queue).list("all", "", true, 100, Optional.empty()).messages().size();
  }

  int inbox(String localPart) {
    return count(localPart, "INBOX");
  }

  private int count(String localPart, String mailbox) {
    return account(localPart).state().mailbox(mailbox).orElseThrow().count();
  }

  /// Lets everybody, or one person, post into a mailbox.
  private void post(String localPart, String mailbox, String who) throws IntentRefused {
    var account = account(localPart);
    var id = account.state().mailbox(mailbox).orElseThrow().id();
    var grantee =
        who.equals("anyone")
            ? Identifier.ANYONE
            : Identifier.person(who + "@example.com", person(who).account().name());
    account.commit(
        new ChangeRights(id, grantee, false, FlagOperation.REPLACE, Rights.of(Right.POST)));
  }

  String newest(String localPart) {
    var account = account(localPart);
    var messages = account.state().mailbox("INBOX").orElseThrow().messages();
    var body = account.body(messages.emailId(messages.count() - 1)).orElseThrow();
    var bytes = new byte[Math.toIntExact(body.length())];
    assertEquals(bytes.length, body.read(0, bytes, 0, bytes.length));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String unescaped(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n");
  }

  /// The Received field on one line, without what differs in each run.
  private static String shape(String message) {
    return message
        .replaceAll("\r\n\t", " ")
        .replaceAll(" id [0-9a-z]+", " id ID")
        .replaceAll("; [A-Z][a-z]{2}, [^\r]*", "; DATE");
  }

  @Override
  public void close() {
    accounts.close();
    directory.close();
    store.close();
  }
}
