package dev.haven.server.command;

import dev.haven.server.control.Answer;
import dev.haven.server.control.Refused;
import dev.haven.server.control.Request;
import dev.haven.server.json.JsonWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Asks, and shows what is answered; the options that all such commands have.
final class Reply {
  @Mixin Place place = new Place();

  @Option(names = "--json", description = "Answer in JSON.")
  boolean json;

  /// Asks one thing and prints the answer.
  int ask(Console console, Request request) throws Refused {
    show(console, ask(request));
    return CommandLines.DONE;
  }

  /// Asks one thing.
  Answer ask(Request request) throws Refused {
    try (var administration = place.administration()) {
      return administration.ask(request);
    }
  }

  void show(Console console, Answer answer) {
    if (json) {
      console.out().println(JsonWriter.plain((Record) answer));
    } else {
      lines(answer).forEach(console.out()::println);
    }
  }

  private static List<String> lines(Answer answer) {
    return switch (answer) {
      case Answer.Done(var words) -> List.of(words + ".");
      case Answer.NotDone(var cause, _) -> List.of(cause);
      case Answer.Judged(var wrong) -> wrong.stream().map(Answer.Wrong::cause).toList();
      case Answer.Domains(var domains) -> domains(domains);
      case Answer.Accounts(var accounts) -> accounts(accounts);
      case Answer.Capabilities(var switched) -> capabilities(switched);
      case Answer.Aliases(var aliases) -> aliases(aliases);
      case Answer.PublicMailboxes(var mailboxes) -> mailboxes(mailboxes);
      case Answer.Queued(var queue) -> QueueText.of(queue);
      case Answer.QueuedMessage(var message, _) -> QueueText.of(message);
      case Answer.Rehearsed(var report) ->
          report.findings().stream().map(Object::toString).toList();
      case Answer.RelayShown shown -> QueueText.relay(shown);
      case Answer.SignInsShown shown -> SignInText.of(shown);
      case Answer.Status status -> StatusText.of(status);
      case Answer.Audited audited -> List.of(audited.report().subject());
      case Answer.SetupShown shown -> SettingsText.card(shown);
      case Answer.Verified report -> report(report);
    };
  }

  private static List<String> report(Answer.Verified report) {
    var lines = new ArrayList<String>();
    for (var finding : report.findings()) {
      lines.add(finding.where() + ": " + finding.what());
      lines.add("  What to do: " + finding.remedy());
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s, %s, %s.",
            report.findings().isEmpty() ? "All is well" : "Damaged",
            count(report.bytes(), "byte", "bytes"),
            count(report.entries(), "entry", "entries"),
            count(report.items(), "item", "items")));
    return lines;
  }

  private static String count(long number, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
  }

  private static List<String> domains(List<Answer.Domain> domains) {
    if (domains.isEmpty()) {
      return List.of("There are no domains. Add one with: haven domain add example.com");
    }
    var table = new Table("DOMAIN", "ACCOUNTS", "ALIASES", "POSTMASTER");
    for (var domain : domains) {
      table.add(
          domain.name(),
          Integer.toString(domain.accounts()),
          Integer.toString(domain.aliases()),
          domain.administrator().orElse("-"));
    }
    return table.lines();
  }

  private static List<String> accounts(List<Answer.Account> accounts) {
    if (accounts.isEmpty()) {
      return List.of("There are no accounts. Add one with: haven account add you@example.com");
    }
    var table = new Table("ACCOUNT", "SINCE", "QUOTA", "STATE");
    for (var account : accounts) {
      table.add(
          account.address(),
          account.created().truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10),
          quota(account.quota()),
          account.suspended() ? "suspended" : "active");
    }
    return table.lines();
  }

  private static List<String> capabilities(List<Answer.SwitchedOff> accounts) {
    if (accounts.isEmpty()) {
      return List.of("Nothing is switched off for any account.");
    }
    var table = new Table("ACCOUNT", "SWITCHED OFF");
    for (var account : accounts) {
      var off = String.join(" ", account.switchedOff());
      table.add(account.account(), off.isEmpty() ? "-" : off);
    }
    return table.lines();
  }

  private static String quota(OptionalLong quota) {
    return quota.isPresent() ? (quota.getAsLong() >> 20) + " MiB" : "none";
  }

  private static List<String> mailboxes(List<Answer.PublicMailbox> mailboxes) {
    if (mailboxes.isEmpty()) {
      return List.of(
          "There are no public accounts. Add one with: haven public add office@example.com");
    }
    var table = new Table("ACCOUNT", "MAILBOX", "WHO", "RIGHTS");
    for (var mailbox : mailboxes) {
      for (var grant : mailbox.grants()) {
        table.add(mailbox.address(), mailbox.mailbox(), grant.who(), grant.rights());
      }
      if (mailbox.grants().isEmpty()) {
        table.add(mailbox.address(), mailbox.mailbox(), "-", "-");
      }
    }
    return table.lines();
  }

  private static List<String> aliases(List<Answer.Alias> aliases) {
    if (aliases.isEmpty()) {
      return List.of(
          "There are no aliases. Add one with: haven alias add info@example.com you@example.com");
    }
    var table = new Table("ALIAS", "GOES TO");
    for (var alias : aliases) {
      table.add(alias.address(), String.join(", ", alias.targets()));
    }
    return table.lines();
  }
}
