package dev.haven.server.control;

import dev.haven.directory.AccountsRefused;
import dev.haven.directory.Administration;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.NewAccount;
import dev.haven.directory.WrongAccount;
import dev.haven.store.journal.Progress;
import java.util.ArrayList;
import java.util.List;

/// Adds the accounts of a list, one piece of it at a time.
final class ListedAccounts {
  private final Administration directory;

  ListedAccounts(Administration directory) {
    this.directory = directory;
  }

  Answer check(List<Request.Listed> accounts) throws Refused {
    return judged(directory.wrong(parsed(accounts)));
  }

  /// Adds all of them or none.
  ///
  /// @param progress counts passwords; what it throws ends the work, and nothing is added
  Answer add(List<Request.Listed> accounts, Progress progress) throws DirectoryRefused, Refused {
    try {
      directory.addAccounts(
          parsed(accounts), hashed -> progress.at("hashing", hashed, accounts.size()));
      return judged(List.of());
    } catch (AccountsRefused refused) {
      return judged(refused.wrong());
    }
  }

  private static List<NewAccount> parsed(List<Request.Listed> accounts) throws Refused {
    var parsed = new ArrayList<NewAccount>(accounts.size());
    for (var one : accounts) {
      parsed.add(new NewAccount(DirectAdministration.address(one.address()), one.password()));
    }
    return parsed;
  }

  private static Answer judged(List<WrongAccount> wrong) {
    return new Answer.Judged(
        wrong.stream()
            .map(one -> new Answer.Wrong(one.position(), one.existing(), one.cause(), one.remedy()))
            .toList());
  }
}
