package dev.haven.account;

import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;

/// One account on a store in memory.
final class Fixture implements AutoCloseable {
  static final LogId LOG = new LogId("account/1");

  final MemoryStore store = new MemoryStore();
  final Accounts accounts;
  final Account account;

  Fixture() {
    this(AccountOptions.defaults());
  }

  Fixture(AccountOptions options) {
    accounts = new Accounts(store, options);
    account = accounts.account(LOG);
  }

  Mailbox mailbox(String name) {
    return account.state().mailbox(name).orElseThrow();
  }

  MailboxId inbox() {
    return mailbox(MailboxName.INBOX).id();
  }

  Mailbox fill(int count) throws IntentRefused {
    return Post.fill(accounts, account, count);
  }

  /// The account as a process sees it that starts now.
  Account restarted() {
    return new Accounts(store, AccountOptions.defaults()).account(LOG);
  }

  @Override
  public void close() {
    store.close();
  }
}
