package dev.haven.server.control;

import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.Person;
import dev.haven.directory.Quota;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import dev.haven.store.journal.Progress;
import dev.haven.store.journal.VerifyReport;
import dev.haven.wire.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Decides on requests with the directory at hand. One for each asker; its parts are shared.
public final class DirectAdministration implements Administration {
  private final Parts parts;
  private final String who;

  /// What is needed to decide.
  ///
  /// @param dropAccount ends an account's log, with all its mail
  /// @param publicAccounts those that are nobody's own
  /// @param sending decides on the queue and the relay
  /// @param rehearsals of a server that runs
  /// @param verifier of the store
  /// @param running answers for the server, if one runs
  /// @param auditor looks for what is weak
  /// @param signIns who signed in, and who could not
  /// @param closing what is to be done when the asker is done
  public record Parts(
      Directory directory,
      Consumer<LogId> dropAccount,
      PublicAccounts publicAccounts,
      SendingAdministration sending,
      Rehearsals rehearsals,
      Verifier verifier,
      Function<Request.OfRunning, Answer> running,
      Auditor auditor,
      SignIns signIns,
      AuditLog audit,
      Runnable closing) {}

  /// Verifies what is stored.
  @FunctionalInterface
  public interface Verifier {
    VerifyReport verify(Progress progress) throws Refused;
  }

  /// Looks for what is weak.
  @FunctionalInterface
  public interface Auditor {
    Answer audit(boolean changes) throws Refused;
  }

  public DirectAdministration(Parts parts, String who) {
    this.parts = parts;
    this.who = who;
  }

  @Override
  public Answer ask(Request request, Progress progress) throws Refused {
    try {
      var answer = answer(request, progress);
      audit(request, isDone(answer) ? "done" : "refused");
      return answer;
    } catch (DirectoryRefused refused) {
      audit(request, "refused");
      throw new Refused(refused.cause(), refused.remedy());
    } catch (Refused refused) {
      audit(request, "refused");
      throw refused;
    } catch (StoreException trouble) {
      audit(request, "failed");
      throw new Refused(String.valueOf(trouble.getMessage()), trouble.remedy());
    }
  }

  private static boolean isDone(Answer answer) {
    return !(answer instanceof Answer.Judged(var wrong)) || wrong.isEmpty();
  }

  private void audit(Request request, String outcome) {
    if (request instanceof Request.Change change) {
      parts.audit().add(who, change, outcome);
    }
  }

  private Answer answer(Request request, Progress progress) throws DirectoryRefused, Refused {
    return switch (request) {
      case Request.ListDomains() -> domains();
      case Request.AddDomain(var name) -> {
        var added = directory().addDomain(name);
        yield new Answer.Done("Domain " + added.name() + " is added");
      }
      case Request.RemoveDomain(var name, var withAccounts) -> removeDomain(name, withAccounts);
      case Request.ListAccounts() -> accounts();
      case Request.AddAccount(var address, var password) -> {
        var person = directory().addAccount(address(address), password);
        yield new Answer.Done("Account " + person.address() + " is added");
      }
      case Request.CheckAccounts(var accounts) -> new ListedAccounts(directory()).check(accounts);
      case Request.AddAccounts(var accounts) ->
          new ListedAccounts(directory()).add(accounts, progress);
      case Request.SetPassword(var address, var password) -> {
        directory().setPassword(address(address), password);
        yield new Answer.Done("The password of " + address + " is changed");
      }
      case Request.RemoveAccount(var address) -> {
        parts.dropAccount().accept(directory().removeAccount(address(address)));
        yield new Answer.Done("Account " + address + " is removed with its mail");
      }
      case Request.SetQuota(var address, var octets, var messages, var mailboxes) -> {
        var quota = new Quota(octets, messages, mailboxes);
        directory().setQuota(address(address), quota);
        yield new Answer.Done(
            quota.equals(Quota.UNLIMITED)
                ? address + " has no quota any more"
                : "The quota of " + address + " is changed");
      }
      case Request.ListCapabilities(var address) ->
          address.isEmpty()
              ? new Capabilities(directory()).list()
              : new Capabilities(directory()).list(address(address));
      case Request.SwitchCapabilities(var address, var off, var on) ->
          new Capabilities(directory()).change(address(address), off, on);
      case Request.AddPublic(var address) -> {
        var added = directory().addShared(address(address));
        yield new Answer.Done("Public account " + added.address() + " is added");
      }
      case Request.ListPublic() -> parts.publicAccounts().list();
      case Request.GrantPublic grant ->
          parts.publicAccounts().grant(address(grant.address()), grant);
      case Request.ListAliases() -> aliases();
      case Request.AddAlias(var address, var targets) -> addAlias(address, targets);
      case Request.RemoveAlias(var address) -> {
        directory().removeAlias(address(address));
        yield new Answer.Done("Alias " + address + " is removed");
      }
      case Request.OfSending asked -> parts.sending().answer(asked);
      case Request.ListSignIns list -> parts.signIns().list(list);
      case Request.Audit(var changes) -> parts.auditor().audit(changes);
      case Request.OfRunning asked -> parts.running().apply(asked);
      case Request.OfRehearsal asked -> new Answer.Rehearsed(parts.rehearsals().of(asked));
      case Request.Verify() -> Answer.Verified.of(parts.verifier().verify(progress));
    };
  }

  private Answer domains() {
    return new Answer.Domains(
        directory().domains().stream()
            .map(domain ->
                new Answer.Domain(
                    domain.name().unicode(),
                    domain.accounts(),
                    domain.aliases(),
                    domain.administrator().map(Address::toString)))
            .toList());
  }

  private Answer removeDomain(String name, boolean withAccounts) throws DirectoryRefused {
    var dropped = directory().removeDomain(name, withAccounts);
    dropped.forEach(parts.dropAccount());
    var with =
        dropped.isEmpty()
            ? ""
            : " with its "
                + (dropped.size() == 1 ? "account" : dropped.size() + " accounts")
                + " and all mail";
    return new Answer.Done("Domain " + name + " is removed" + with);
  }

  private Answer accounts() {
    return new Answer.Accounts(
        directory().accounts().stream().map(DirectAdministration::account).toList());
  }

  private static Answer.Account account(Person person) {
    return new Answer.Account(
        person.address().toString(), person.suspended(), person.quota().octets(), person.created());
  }

  private Answer aliases() {
    return new Answer.Aliases(
        directory().aliases().stream()
            .map(alias ->
                new Answer.Alias(
                    aliasName(alias.address()),
                    alias.targets().stream().map(Address::toString).toList()))
            .toList());
  }

  private Answer addAlias(String address, List<String> targets) throws DirectoryRefused, Refused {
    var parsed = new ArrayList<Address>();
    for (var target : targets) {
      parsed.add(address(target));
    }
    var alias = directory().addAlias(address(address), parsed);
    var goesTo = String.join(", ", alias.targets().stream().map(Address::toString).toList());
    return new Answer.Done("Mail for " + aliasName(alias.address()) + " goes to " + goesTo);
  }

  /// The catch-all is written `*@example.com`, without the quotes that its star would need on the
  /// wire.
  private static String aliasName(Address address) {
    return address.localPart().equals("*") ? "*@" + address.domain() : address.toString();
  }

  /// An address that somebody typed.
  public static Address address(String text) throws Refused {
    try {
      return Address.parse(text);
    } catch (SyntaxException e) {
      throw new Refused(
          "\"" + text + "\" is no e-mail address: " + e.getMessage(), "write you@example.com");
    }
  }

  private dev.haven.directory.Administration directory() {
    return parts.directory().administration();
  }

  @Override
  public void close() {
    parts.closing().run();
  }
}
