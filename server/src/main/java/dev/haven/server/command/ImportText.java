package dev.haven.server.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What came of an import, in words.
final class ImportText {
  private ImportText() {}

  /// What was done, or would be.
  static List<String> of(AccountImport.Outcome outcome) {
    var lines = new ArrayList<String>();
    var done = outcome.added() == 1 ? " is added." : " are added.";
    lines.add(accounts(outcome.added()) + (outcome.dryRun() ? " would be added." : done));
    if (outcome.skipped() > 0) {
      lines.add(accounts(outcome.skipped()) + " there already: passed over.");
    }
    outcome
        .passwords()
        .map(file -> (outcome.dryRun() ? "Passwords to be" : "Passwords") + made(outcome) + file)
        .ifPresent(lines::add);
    return lines;
  }

  private static String made(AccountImport.Outcome outcome) {
    return String.format(Locale.ROOT, " made for %,d of these: in ", outcome.made());
  }

  /// Every line that is wrong.
  ///
  /// @param name of the list
  static List<String> mistakes(String name, AccountImport.Outcome outcome) {
    var lines = new ArrayList<String>();
    int count = outcome.wrong().size();
    var wrong = count == 1 ? "a wrong line" : count + " wrong lines";
    lines.add("haven: " + name + " has " + wrong + ", and nothing is added");
    for (var line : outcome.wrong()) {
      lines.add("  %s:%d: %s".formatted(name, line.line(), line.cause()));
      lines.add("    What to do: " + line.remedy());
    }
    return lines;
  }

  private static String accounts(int count) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "account" : "accounts");
  }
}
