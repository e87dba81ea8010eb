package dev.haven.server;

import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.Limits;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.Person;
import dev.haven.dns.Resolver;
import dev.haven.dns.Zone;
import dev.haven.queue.Outgoing;
import dev.haven.queue.QueueIds;
import dev.haven.queue.outgoing.Finding;
import dev.haven.queue.outgoing.Operator;
import dev.haven.queue.outgoing.Queue;
import dev.haven.queue.outgoing.Relay;
import dev.haven.queue.outgoing.RelayTrial;
import dev.haven.queue.outgoing.Reports;
import dev.haven.server.audit.Audit;
import dev.haven.server.audit.Audited;
import dev.haven.server.certificate.HostNames;
import dev.haven.server.config.Configuration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.AuditLog;
import dev.haven.server.control.DirectAdministration;
import dev.haven.server.control.PublicAccounts;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Rehearsals;
import dev.haven.server.control.Request;
import dev.haven.server.control.SendingAdministration;
import dev.haven.server.control.SignIns;
import dev.haven.server.evidence.SignInFile;
import dev.haven.store.MemoryStore;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import dev.haven.wire.Crowds;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// An open data directory: store, accounts and directory, without any listener. What a server and a
/// command that finds no server have in common.
///
/// While it is open no other process can open it. Its parts may be used from any thread.
public final class House implements AutoCloseable {
  /// The name of this node in leases: there is one, because the data directory is locked.
  private static final String NODE = "this";

  /// For passwords that nobody is asked for.
  private static final PasswordCost NO_COST = new PasswordCost(8, 1, 1);

  private final Store store;
  private final VerifiedStore verified;
  private final boolean sandbox;
  private final Accounts accounts;
  private final Directory directory;
  private final AuditLog audit;
  private final SignInFile signIns;
  private final Outgoing outgoing;
  private final Relay relay;
  private final Resolver resolver;
  private final Crowds crowds;
  private final String host;
  private final Origin origin;

  private House(
      Store store,
      VerifiedStore verified,
      Accounts accounts,
      Directory directory,
      AuditLog audit,
      SignInFile signIns,
      Outgoing outgoing,
      Relay relay,
      Place place,
      Origin origin) {
    this.origin = origin;
    this.resolver = place.resolver();
    this.crowds = place.crowds();
    this.host = place.host();
    this.sandbox = place.sandbox();
    this.outgoing = outgoing;
    this.relay = relay;
    this.store = store;
    this.verified = verified;
    this.accounts = accounts;
    this.directory = directory;
    this.audit = audit;
    this.signIns = signIns;
  }

  /// Where a house stands.
  ///
  /// @param host the name that the server goes by
  /// @param resolver whom it asks for the way
  /// @param crowds whom a proxy hides
  /// @param sandbox whether it is a server for tests
  private record Place(
      String host, Set<InetAddress> addresses, Resolver resolver, Crowds crowds, boolean sandbox) {}

  /// What everything here was opened with.
  private record Origin(DataDirectory data, Configuration configuration) {}

  /// Opens it; on the first time, makes it.
  ///
  /// @param host the name that this server goes by
  public static House open(
      DataDirectory data, Configuration configuration, String host, Set<InetAddress> ownAddresses)
      throws Refused {
    data.create();
    try {
      var store = JournalStore.open(data.store(), journal(configuration));
      try {
        var resolver = Sending.resolver(configuration.sending());
        var place = new Place(host, ownAddresses, resolver, new Crowds(), false);
        return open(store, new VerifiedStore.OnDisk(store), data, configuration, place);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (StoreException e) {
      throw new Refused(String.valueOf(e.getMessage()), e.remedy());
    }
  }

  /// One for tests: everybody is welcome, all is kept in memory, and nothing out there is known.
  static House sandbox(
      DataDirectory data, Configuration configuration, String host, Set<InetAddress> ownAddresses)
      throws Refused {
    data.create();
    var store = new MemoryStore(keeping(configuration), InstantSource.system());
    var place = new Place(host, ownAddresses, Zone.empty(), new Crowds(), true);
    return open(store, new VerifiedStore.InMemory(), data, configuration, place);
  }

  private static House open(
      Store store,
      VerifiedStore verified,
      DataDirectory data,
      Configuration configuration,
      Place place) {
    var directory = Directory.open(store, rules(place));
    var options = AccountOptions.defaults().withQuota(log -> limits(directory.owner(log)));
    var accounts = new Accounts(store, options);
    var audit = new AuditLog(data.audit(), Clock.systemUTC());
    var queue = Queue.open(store, Sending.options(configuration, NODE));
    var ids = new QueueIds(InstantSource.system(), queue.newestId());
    var reports = new Reports(queue, directory, accounts, place.host(), ids::next);
    return new House(
        store,
        verified,
        accounts,
        directory,
        audit,
        new SignInFile(data.signIns(), directory.signIns()),
        new Outgoing(queue, ids, reports),
        Relay.open(store),
        place,
        new Origin(data, configuration));
  }

  private static DirectoryOptions rules(Place place) {
    var rules =
        DirectoryOptions.defaults()
            .withOwnAddresses(place.addresses())
            .withCrowd(place.crowds()::hideIn);
    return place.sandbox() ? rules.withCost(NO_COST).withEverybodyWelcome() : rules;
  }

  private static Limits limits(Optional<Person> owner) {
    return owner
        .map(Person::quota)
        .map(quota -> new Limits(quota.octets(), quota.messages(), quota.mailboxes()))
        .orElse(Limits.NONE);
  }

  private static JournalOptions journal(Configuration configuration) {
    return JournalOptions.defaults().keeping(keeping(configuration));
  }

  private static StoreOptions keeping(Configuration configuration) {
    var settings = configuration.store();
    return new StoreOptions(settings.history(), settings.historyEntries(), settings.freeAfter());
  }

  /// Whether it is a server for tests.
  boolean sandbox() {
    return sandbox;
  }

  public Accounts accounts() {
    return accounts;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Store store() {
    return store;
  }

  /// The name that the server goes by.
  String host() {
    return host;
  }

  Resolver resolver() {
    return resolver;
  }

  Relay relay() {
    return relay;
  }

  public Directory directory() {
    return directory;
  }

  /// Which addresses stand for many clients.
  Crowds crowds() {
    return crowds;
  }

  SignInFile signIns() {
    return signIns;
  }

  /// Who answers commands here.
  ///
  /// @param running answers for the server, if one runs
  /// @param finding what failures of sending mean together
  /// @param rehearsals of the server
  /// @param who asks
  public DirectAdministration administration(
      Function<Request.OfRunning, Answer> running,
      Supplier<Optional<Finding>> finding,
      Rehearsals rehearsals,
      String who,
      Runnable closing) {
    return new DirectAdministration(
        new DirectAdministration.Parts(
            directory,
            accounts::remove,
            new PublicAccounts(directory, accounts),
            sending(finding),
            rehearsals,
            verified::verify,
            running,
            changes -> audit(running.apply(new Request.ShowStatus()), changes),
            new SignIns(signIns::records),
            audit,
            closing),
        who);
  }

  /// @param status that of the server, or that there is none
  private Answer audit(Answer status, boolean changes) throws Refused {
    var running =
        status instanceof Answer.Status known
            ? Optional.of(known)
            : Optional.<Answer.Status>empty();
    var subject =
        new Audited(
            origin.data().path(),
            origin.data().certificate(origin.configuration().certificate()),
            origin.data().audit(),
            origin.configuration(),
            directory,
            accounts,
            new Operator(outgoing.queue()),
            signIns::records,
            running.map(Answer.Status::host).orElseGet(this::ownName));
    try {
      return new Audit(subject, Clock.systemUTC()).run(running, changes);
    } catch (IOException e) {
      throw new Refused("the audit failed: " + e, "let this user read " + origin.data().path());
    }
  }

  /// Commands that find no server open the house under no name.
  private String ownName() {
    return HostNames.discover(origin.configuration().hostname()).host();
  }

  private SendingAdministration sending(Supplier<Optional<Finding>> finding) {
    return new SendingAdministration(
        new Operator(outgoing.queue()),
        relay,
        () -> findings(finding.get()).stream().findFirst(),
        new RelayTrial(resolver, host));
  }

  /// What an administrator should know, the most urgent first.
  ///
  /// @param more what failures of sending mean together
  List<Finding> findings(Optional<Finding> more) {
    return Stream.concat(outgoing.queue().senders().findings().stream(), more.stream()).toList();
  }

  /// Writes checkpoints, syncs, lets go.
  @Override
  public void close() {
    outgoing.queue().close();
    accounts.close();
    directory.close();
    signIns.close();
    store.close();
  }
}
