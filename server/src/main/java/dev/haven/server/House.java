package dev.haven.server;

import dev.haven.account.AccountOptions;
import dev.haven.account.Accounts;
import dev.haven.account.Limits;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.Person;
import dev.haven.server.config.Configuration;
import dev.haven.server.control.Answer;
import dev.haven.server.control.AuditLog;
import dev.haven.server.control.DirectAdministration;
import dev.haven.server.control.PublicAccounts;
import dev.haven.server.control.Refused;
import dev.haven.store.StoreException;
import dev.haven.store.StoreOptions;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import dev.haven.store.journal.Progress;
import dev.haven.store.journal.VerifyReport;
import java.net.InetAddress;
import java.time.Clock;
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
  private final JournalStore store;
  private final Accounts accounts;
  private final Directory directory;
  private final AuditLog audit;

  private House(JournalStore store, Accounts accounts, Directory directory, AuditLog audit) {
    this.store = store;
    this.accounts = accounts;
    this.directory = directory;
    this.audit = audit;
  }

  /// Opens it; on the first time, makes it.
  public static House open(
      DataDirectory data, Configuration configuration, Set<InetAddress> ownAddresses)
      throws Refused {
    data.create();
    try {
      var store = JournalStore.open(data.store(), journal(configuration));
      try {
        return open(store, data, ownAddresses);
      } catch (RuntimeException e) {
        store.close();
        throw e;
      }
    } catch (StoreException e) {
      throw new Refused(String.valueOf(e.getMessage()), e.remedy());
    }
  }

  private static House open(JournalStore store, DataDirectory data, Set<InetAddress> ownAddresses) {
    var directory =
        Directory.open(store, DirectoryOptions.defaults().withOwnAddresses(ownAddresses));
    var options = AccountOptions.defaults().withQuota(log -> limits(directory.owner(log)));
    var accounts = new Accounts(store, options);
    var audit = new AuditLog(data.audit(), Clock.systemUTC());
    return new House(store, accounts, directory, audit);
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

  Directory directory() {
    return directory;
  }

  /// Who answers commands here.
  ///
  /// @param status what there is to say of the server
  /// @param who asks
  public DirectAdministration administration(
      Supplier<Answer> status, String who, Runnable closing) {
    return new DirectAdministration(
        new DirectAdministration.Parts(
            directory,
            accounts::remove,
            new PublicAccounts(directory, accounts),
            this::verify,
            status,
            audit,
            closing),
        who);
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
    accounts.close();
    directory.close();
    store.close();
  }
}
