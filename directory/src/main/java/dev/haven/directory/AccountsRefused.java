package dev.haven.directory;

import java.util.List;

/// Several accounts that were to be added together, of which none is added.
///
/// Part of normal service, so it carries no stack trace.
public final class AccountsRefused extends Exception {
  private final List<WrongAccount> wrong;

  AccountsRefused(List<WrongAccount> wrong) {
    super("wrong accounts: " + wrong.size(), null, false, false);
    this.wrong = List.copyOf(wrong);
  }

  /// Every one that cannot be added, in their order; at least one.
  public List<WrongAccount> wrong() {
    return wrong;
  }
}
