package dev.haven.server;

import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.Limits;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.Person;
import dev.haven.dns.Resolver;
import dev.haven.queue.Outgoing;
import dev.haven.queue.QueueIds;
import dev.haven.queue.outgoing.Finding;
import dev.haven.queue.outgoing.Operator;
import dev.haven.queue.outgoing.Queue;
import dev.haven.queue.outgoing.Relay;
import dev.haven.queue.outgoing.RelayTrial;
import dev.haven.queue.outgoing.Reports;
import dev.haven.server.config.Configuration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.AuditLog;
import dev.haven.server.control.DirectAdministration;
import dev.haven.server.control.PublicAccounts;
import dev.haven.server.control.Refused;
import dev.haven.server.control.SendingAdministration;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import dev.haven.store.journal.Progress;
import dev.haven.store.journal.VerifyReport;
import java.net.InetAddress;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// An open data directory: store, accounts and directory, without any listener. What a server and a
/// command that finds no server have in common.
///
/// While it is open no other process can open it. Its parts may be used from any thread.
public final class House implements AutoCloseable {
  /// The name of this node in leases: there is one, because the data directory is locked.
  private static final String NODE = "this";

  private final JournalStore store;
  private final Accounts accounts;
  private final Directory directory;
  private final AuditLog audit;
  private final Outgoing outgoing;
  private final Relay relay;
  private final Resolver resolver;
  private final String host;

  private House(
      JournalStore store,
      Accounts accounts,
      Directory directory,
      AuditLog audit,
      Outgoing outgoing,
      Relay relay,
      Resolver resolver,
      String host) {
    this.resolver = resolver;
    this.host = host;
    this.outgoing = outgoing;
    this.relay = relay;
    this.store = store;
    this.accounts = accounts;
    this.directory = directory;
    this.audit = audit;
  }

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
        return open(store, data, configuration, host, ownAddresses);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (StoreException e) {
      throw new Refused(String.valueOf(e.getMessage()), e.remedy());
    }
  }

  private static House open(
      JournalStore store,
      DataDirectory data,
      Configuration configuration,
      String host,
      Set<InetAddress> ownAddresses) {
    var directory =
        Directory.open(store, DirectoryOptions.defaults().withOwnAddresses(ownAddresses));
    var options = AccountOptions.defaults().withQuota(log -> limits(directory.owner(log)));
    var accounts = new Accounts(store, options);
    var audit = new AuditLog(data.audit(), Clock.systemUTC());
    var queue = Queue.open(store, Sending.options(configuration, NODE));
    var ids = new QueueIds(InstantSource.system(), queue.newestId());
    var reports = new Reports(queue, directory, accounts, host, ids::next);
    return new House(
        store,
        accounts,
        directory,
        audit,
        new Outgoing(queue, ids, reports),
        Relay.open(store),
        Sending.resolver(configuration.sending()),
        host);
  }

  private static Limits limits(Optional<Person> owner) {
    return owner
        .map(Person::quota)
        .map(quota -> new Limits(quota.octets(), quota.messages(), quota.mailboxes()))
        .orElse(Limits.NONE);
  }

  private static JournalOptions journal(Configuration configuration) {
    var settings = configuration.store();
    return JournalOptions.defaults()
        .keeping(
            new StoreOptions(settings.history(), settings.historyEntries(), settings.freeAfter()));
  }

  Accounts accounts() {
    return accounts;
  }

  Outgoing outgoing() {
    return outgoing;
  }

  Resolver resolver() {
    return resolver;
  }

  Relay relay() {
    return relay;
  }

  Directory directory() {
    return directory;
  }

  /// Who answers commands here.
  ///
  /// @param status what there is to say of the server
  /// @param finding what failures of sending mean together
  /// @param who asks
  public DirectAdministration administration(
      Supplier<Answer> status, Supplier<Optional<Finding>> finding, String who, Runnable closing) {
    return new DirectAdministration(
        new DirectAdministration.Parts(
            directory,
            accounts::remove,
            new PublicAccounts(directory, accounts),
            sending(finding),
            this::verify,
            status,
            audit,
            closing),
        who);
  }

  private SendingAdministration sending(Supplier<Optional<Finding>> finding) {
    return new SendingAdministration(
        new Operator(outgoing.queue()), relay, finding, new RelayTrial(resolver, host));
  }

  /// Reads for long, and so has a thread of its own: one that a virtual thread is carried by would
  /// be held on to.
  private VerifyReport verify(Progress progress) throws Refused {
    try {
      return CompletableFuture.supplyAsync(
              () -> store.verify(progress),
              work -> Thread.ofPlatform().name("store-verify").daemon().start(work))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreException trouble) {
        throw trouble.kind() == StoreException.Kind.CLOSED
            ? new Refused("the server is stopping", "verify again when it has stopped")
            : new Refused(String.valueOf(trouble.getMessage()), trouble.remedy());
      }
      if (e.getCause() instanceof CancellationException gone) {
        throw gone;
      }
      throw e;
    }
  }

  /// Writes checkpoints, syncs, lets go.
  @Override
  public void close() {
    outgoing.queue().close();
    accounts.close();
    directory.close();
    store.close();
  }
}
