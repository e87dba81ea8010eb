package dev.haven.directory;

import dev.haven.directory.format.AccountsAdded;
import dev.haven.directory.format.DomainEntry;
import dev.haven.store.LogId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Adds accounts by the thousand: one entry of a domain's log, and so one sync, holds up to [#MOST]
/// of them. Thread-safe.
///
/// Hashing takes long and is done first, with others' changes going on; then all are judged again
/// and appended with none in between.
final class ManyAccounts {
  static final int MOST = 1_000;

  private final DomainLogs logs;
  private final PasswordChecks checks;
  private final InstantSource clock;
  private final Supplier<LogId> newLog;

  ManyAccounts(
      DomainLogs logs, PasswordChecks checks, InstantSource clock, Supplier<LogId> newLog) {
    this.logs = logs;
    this.checks = checks;
    this.clock = clock;
    this.newLog = newLog;
  }

  /// Who is to be added.
  private record Hashed(Address address, String hash) {}

  List<WrongAccount> wrong(List<NewAccount> accounts) {
    return Newcomers.judged(logs, accounts).wrong();
  }

  void add(List<NewAccount> accounts, IntConsumer hashed) throws AccountsRefused, DirectoryRefused {
    var passwords = Newcomers.judged(logs, accounts).passwords();
    var hashes = checks.hashes(passwords, hashed).orElseThrow(Rules::tooBusy);
    var domains = new LinkedHashMap<String, List<Hashed>>();
    for (int i = 0; i < hashes.size(); i++) {
      var address = accounts.get(i).address();
      domains
          .computeIfAbsent(address.domain(), _ -> new ArrayList<>())
          .add(new Hashed(address, hashes.get(i).phc()));
    }
    logs.together(() -> {
      Newcomers.judged(logs, accounts).passwords();
      for (var domain : domains.entrySet()) {
        append(Rules.domain(domain.getKey()), domain.getValue());
      }
    });
  }

  private void append(DomainName domain, List<Hashed> all) throws DirectoryRefused {
    for (int from = 0; from < all.size(); from += MOST) {
      var some = all.subList(from, Math.min(all.size(), from + MOST));
      logs.change(
          domain,
          (_, now) -> {
            Rules.present(now);
            return DomainEntry.newBuilder().setAccountsAdded(added(now, some)).build();
          });
    }
  }

  private AccountsAdded added(DomainState now, List<Hashed> some) throws DirectoryRefused {
    var added = AccountsAdded.newBuilder();
    var when = clock.instant();
    for (int position = 0; position < some.size(); position++) {
      var one = some.get(position);
      Rules.free(now, one.address());
      var person = Person.added(newLog.get(), one.address(), false, when);
      var stored = new StoredPerson(person, one.hash(), now.version() + 1, position);
      added.addAccounts(DomainFormat.stored(stored));
    }
    return added.build();
  }
}
