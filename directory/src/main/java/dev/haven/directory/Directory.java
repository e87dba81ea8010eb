package dev.haven.directory;

import dev.haven.store.LogId;
import dev.haven.store.Store;
import dev.haven.store.StoreException;
import dev.haven.wire.Addresses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who has mail here, and who may sign in.
///
/// Open one for each store. All methods may be called from any thread. Questions are answered from
/// an immutable snapshot without a lock or a disk; [#signIn] blocks while a password is checked.
public final class Directory implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Directory.class.getName());
  private static final int LONGEST_USER = 255;

  private final DirectoryOptions options;
  private final DomainLogs logs;
  private final PasswordChecks checks;
  private final Administration administration;
  private final SignIn signIn;
  private final SignInLedger signIns;
  private final Optional<Welcome> welcome;

  private Directory(DomainLogs logs, DirectoryOptions options) {
    this.options = options;
    this.logs = logs;
    this.checks = new PasswordChecks(options.cost(), options.hashThreads(), options.hashQueue());
    this.administration = new Administration(logs, checks, options.clock());
    this.signIns = new SignInLedger(options.clock());
    this.signIn =
        new SignIn(
            logs::state,
            checks,
            this::renewIfCheap,
            new VerifiedMemory(options.verifiedFor(), options.clock()),
            new Throttle(options.clock(), options.crowd()));
    this.welcome =
        options.everybodyWelcome()
            ? Optional.of(new Welcome(logs, administration))
            : Optional.empty();
  }

  public static Directory open(Store store) {
    return open(store, DirectoryOptions.defaults());
  }

  /// Reads every domain's log. Throws [StoreException] if one cannot be read.
  public static Directory open(Store store, DirectoryOptions options) {
    var logs = new DomainLogs(store);
    logs.load();
    return new Directory(logs, options);
  }

  /// Whether mail for this domain, in any spelling, is mail for this server.
  public boolean isLocal(String domain) {
    var name = DomainName.normalised(domain).map(DomainName::ascii).orElse(domain);
    return routes().domain(new Address("", name)).isPresent();
  }

  /// Where mail for an address goes.
  public Resolution resolve(Address recipient) {
    var address = welcome.map(rules -> rules.admit(recipient)).orElse(recipient);
    return routes().resolve(address);
  }

  /// Whether mail for an address comes to that person, perhaps among others: then it is theirs to
  /// send by.
  public boolean reaches(Address address, Person person) {
    return isOwn(address, person)
        || (routes().resolve(address) instanceof Resolution.Accounts reached
            && reached.logs().contains(person.account()));
  }

  /// The address that nearly everybody sends by needs no way to be looked for.
  private boolean isOwn(Address address, Person person) {
    return person(address)
        .filter(own -> own.account().equals(person.account()) && !own.suspended())
        .isPresent();
  }

  /// The account of exactly this address; no alias, no detail.
  public Optional<Person> person(Address address) {
    return logs.state().person(address).map(StoredPerson::person);
  }

  /// Whom a name means by which somebody signs in: an address, or a local part that only one person
  /// has.
  public Optional<Person> user(String name) {
    return logs.state().user(name).map(StoredPerson::person);
  }

  /// Whose account's log that is.
  public Optional<Person> owner(LogId account) {
    for (var domain : logs.state().domains()) {
      var owner = domain.owner(account.name());
      if (owner.isPresent()) {
        return owner.map(StoredPerson::person);
      }
    }
    return Optional.empty();
  }

  /// Those who share mailboxes with everybody, or with everybody of a domain.
  public List<Person> open() {
    return logs.state().domains().stream()
        .flatMap(domain -> domain.open().stream().map(domain::person))
        .flatMap(Optional::stream)
        .map(StoredPerson::person)
        .toList();
  }

  /// Who answers for a domain: the account that receives postmaster's mail.
  public Optional<Person> responsible(String domain) {
    return logs.state().domain(domain).flatMap(DomainState::responsible).map(StoredPerson::person);
  }

  /// Checks credentials; blocks for as long as that takes.
  public SignInOutcome signIn(Credentials credentials, SignInContext where) {
    var outcome =
        welcome
            .map(rules -> rules.signIn(credentials, where))
            .orElseGet(() -> signIn.decide(credentials, where));
    var refusal =
        outcome instanceof SignInOutcome.Refused(var reason, _)
            ? Optional.of(reason)
            : Optional.<SignInRefusal>empty();
    report(credentials.user(), where, refusal);
    return outcome;
  }

  /// Keeps for the administrator, and hands back, a refusal that a session decided by itself,
  /// before there were credentials: [SignInRefusal#SECRET_BEFORE_TLS],
  /// [SignInRefusal#MECHANISM_NOT_OFFERED].
  ///
  /// @param user as far as the client has told it; else empty
  public SignInOutcome.Refused refuse(SignInRefusal refusal, String user, SignInContext where) {
    report(user, where, Optional.of(refusal));
    return refusal.on(where);
  }

  /// Keeps for the administrator that an exchange ended without credentials.
  public void note(SaslStep.Failed failed, SignInContext where) {
    report("", where, Optional.of(SignInRefusal.of(failed.fault())));
  }

  /// Keeps what the program of a sign-in that was accepted called itself afterwards.
  public void named(String user, SignInContext where, String program) {
    signIns.named(event(user, where, Optional.empty()), program);
  }

  /// What became of the sign-ins of the last weeks.
  public SignInLedger signIns() {
    return signIns;
  }

  /// Changes to domains, accounts and aliases.
  public Administration administration() {
    return administration;
  }

  private Routes routes() {
    return new Routes(logs.state(), options.ownAddresses());
  }

  private void report(String user, SignInContext where, Optional<SignInRefusal> refusal) {
    var event = event(user, where, refusal);
    signIns.add(event);
    LOG.log(
        refusal.isPresent() ? System.Logger.Level.INFO : System.Logger.Level.DEBUG,
        () ->
            "event=sign-in s=%s listener=%s remote=%s user=\"%s\" outcome=%s"
                .formatted(
                    where.session(),
                    where.listener(),
                    Addresses.text(where.remote()),
                    event.user(),
                    refusal.map(r -> r.name().toLowerCase(Locale.ROOT)).orElse("accepted")));
  }

  private SignInEvent event(String user, SignInContext where, Optional<SignInRefusal> refusal) {
    var account = new Misnamed(logs.state()).account(user);
    return new SignInEvent(options.clock().instant(), where, printable(user), account, refusal);
  }

  /// What a stranger typed, made safe for a log: a line stays a line, a quoted value stays quoted.
  private static String printable(String user) {
    var printable = new StringBuilder();
    user.codePoints()
        .limit(LONGEST_USER)
        .map(c -> Character.isISOControl(c) || c == '"' || c == '\\' ? '?' : c)
        .forEach(printable::appendCodePoint);
    return printable.toString();
  }

  /// A sign-in must not fail because its hash could not be made better.
  private void renewIfCheap(StoredPerson person, PasswordHash hash, String password) {
    if (!hash.cost().isBelow(options.cost())) {
      return;
    }
    try {
      administration.renewHash(person, password);
    } catch (DirectoryRefused | StoreException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=hash-not-renewed account={0} cause={1}",
          person.person().address(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    checks.close();
  }
}
