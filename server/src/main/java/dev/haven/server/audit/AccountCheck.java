package dev.haven.server.audit;

import dev.haven.diagnosis.AuditMeaning;
import dev.haven.diagnosis.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Accounts: used, limited, and not with the password of the first day.
final class AccountCheck {
  private static final Duration TIME_TO_BEGIN = Duration.ofDays(30);
  private static final int MOST_NAMED = 20;

  private AccountCheck() {}

  /// One person's account.
  ///
  /// @param limited whether it has a quota of storage
  /// @param used whether there is any trace of somebody using it
  /// @param passwordSet whether an administrator ever gave it a password
  record Seen(
      String address, Instant created, boolean limited, boolean used, boolean passwordSet) {}

  static Checked of(List<Seen> accounts, Instant now) {
    var findings = new ArrayList<Finding>();
    var unused =
        accounts.stream()
            .filter(one -> !one.used() && one.created().plus(TIME_TO_BEGIN).isBefore(now))
            .map(Seen::address)
            .toList();
    add(findings, AuditMeaning.NEVER_USED, unused, "never used");
    var open = accounts.stream().filter(one -> !one.limited()).map(Seen::address).toList();
    add(findings, AuditMeaning.NO_QUOTA, open, "without a quota");
    accounts.stream()
        .min(Comparator.comparing(Seen::created))
        .filter(first -> !first.passwordSet())
        .map(first ->
            AuditMeaning.FIRST_PASSWORD.at(
                first.address(), "It still has the password that was printed", List.of()))
        .ifPresent(findings::add);
    return Checked.of("accounts", accounts.size() + " looked at", List.of(), findings);
  }

  /// Told once for all, so that a hundred accounts are one line.
  private static void add(
      List<Finding> findings, AuditMeaning meaning, List<String> addresses, String how) {
    if (!addresses.isEmpty()) {
      var named = addresses.stream().sorted().limit(MOST_NAMED).toList();
      var count = addresses.size() == 1 ? "1 account is " : addresses.size() + " accounts are ";
      findings.add(meaning.at("accounts", count + how, named));
    }
  }
}
