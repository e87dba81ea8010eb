package dev.haven.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges accounts that are to be added together, one after the other. For one thread and one list.
final class Newcomers {
  private final DomainLogs logs;
  private final Map<DomainName, DomainState> domains = new HashMap<>();
  private final Set<Address> seen = new HashSet<>();
  private final List<String> passwords = new ArrayList<>();
  private final List<WrongAccount> wrong = new ArrayList<>();

  private Newcomers(DomainLogs logs) {
    this.logs = logs;
  }

  /// By the newest state of their domains.
  static Newcomers judged(DomainLogs logs, List<NewAccount> accounts) {
    var newcomers = new Newcomers(logs);
    for (int i = 0; i < accounts.size(); i++) {
      newcomers.judge(i, accounts.get(i));
    }
    return newcomers;
  }

  /// What is wrong with any, in their order.
  List<WrongAccount> wrong() {
    return wrong;
  }

  /// The passwords as they are hashed, if nothing is wrong.
  List<String> passwords() throws AccountsRefused {
    if (!wrong.isEmpty()) {
      throw new AccountsRefused(wrong);
    }
    return passwords;
  }

  private void judge(int position, NewAccount account) {
    var address = account.address();
    boolean first = seen.add(new Address(address.key(), address.domain()));
    try {
      var domain = domain(address);
      Rules.once(first, address);
      Rules.free(domain, address);
      passwords.add(NewPassword.judged(account.password(), address));
    } catch (DirectoryRefused refused) {
      boolean existing = first && logs.state().person(address).isPresent();
      wrong.add(new WrongAccount(position, existing, refused.cause(), refused.remedy()));
    }
  }

  /// Asks the store once for each domain, not for each account.
  private DomainState domain(Address address) throws DirectoryRefused {
    var name = Rules.domain(address.domain());
    var domain = domains.computeIfAbsent(name, logs::newest);
    Rules.present(domain);
    return domain;
  }
}
