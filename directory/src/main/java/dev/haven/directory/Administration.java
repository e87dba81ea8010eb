package dev.haven.directory;

import dev.haven.directory.format.AccountChanged;
import dev.haven.directory.format.DomainAdded;
import dev.haven.directory.format.DomainChanged;
import dev.haven.directory.format.DomainEntry;
import dev.haven.directory.format.LocalPart;
import dev.haven.directory.format.SwitchedOff;
import dev.haven.store.LogId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/// Changes to domains, accounts and aliases, and lists of them.
///
/// Every change is durable when its method returns. What cannot be done as asked is a
/// [DirectoryRefused]; trouble with the disk is a [dev.haven.store.StoreException]. Thread-safe;
/// changes are made one at a time.
public final class Administration {
  private static final int LOG_OCTETS = 8;

  private final DomainLogs logs;
  private final PasswordChecks checks;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final ManyAccounts many;

  Administration(DomainLogs logs, PasswordChecks checks, InstantSource clock) {
    this.logs = logs;
    this.checks = checks;
    this.clock = clock;
    this.many = new ManyAccounts(logs, checks, clock, this::newLog);
  }

  /// Adds a domain; the first one added stands for the server where no domain is named.
  ///
  /// @param name in any spelling, U-labels too
  public Domain addDomain(String name) throws DirectoryRefused {
    var domain = Rules.newDomain(name);
    var added =
        DomainAdded.newBuilder()
            .setFormat(DomainFormat.FORMAT)
            .setName(domain.ascii())
            .setCreatedMillis(clock.millis());
    DomainLogs.Decision decision =
        (_, now) -> {
          Rules.absent(now);
          return DomainEntry.newBuilder().setDomainAdded(added).build();
        };
    return logs.change(domain, decision).summary();
  }

  /// Removes a domain with its addresses and aliases.
  ///
  /// @param withAccounts whether accounts may go with it; if not, a domain that has some is refused
  /// @return the accounts' logs, which the caller has to drop
  public List<LogId> removeDomain(String name, boolean withAccounts) throws DirectoryRefused {
    return logs.drop(
        Rules.domain(name),
        now -> {
          Rules.present(now);
          Rules.removable(now, withAccounts);
          return now.people().values().map(stored -> stored.person().account()).sorted().toList();
        });
  }

  /// By name.
  public List<Domain> domains() {
    return logs.state().domains().stream().map(DomainState::summary).toList();
  }

  /// Chooses who receives postmaster's mail in the account's domain.
  public void setAdministrator(Address account) throws DirectoryRefused {
    change(
        account,
        (_, now) -> {
          Rules.person(now, account);
          var changed = DomainChanged.newBuilder().setAdministrator(account.key());
          return DomainEntry.newBuilder().setDomainChanged(changed).build();
        });
  }

  /// Adds an account with a log of its own, which is empty until it is first used.
  public Person addAccount(Address address, String password) throws DirectoryRefused {
    Rules.free(state(address), address);
    return add(address, hash(password, address), false);
  }

  /// Adds an account that is nobody's own: it has no password, and is for those whom it is shared
  /// with.
  public Person addShared(Address address) throws DirectoryRefused {
    Rules.free(state(address), address);
    return add(address, "", true);
  }

  /// What would keep accounts from being added together, in their order; empty if nothing would.
  public List<WrongAccount> wrong(List<NewAccount> accounts) {
    return many.wrong(accounts);
  }

  /// Adds several accounts in their order, with one sync for every thousand of a domain.
  ///
  /// All of them or none, whatever is wrong with any. Trouble with the disk, and a change that
  /// another node makes meanwhile, may leave the first thousands added.
  ///
  /// @param hashed told how many passwords are hashed, which is what takes long, from the caller's
  ///   thread; what it throws ends the work, and nothing is added
  public void addAccounts(List<NewAccount> accounts, IntConsumer hashed)
      throws AccountsRefused, DirectoryRefused {
    many.add(accounts, hashed);
  }

  private Person add(Address address, String hash, boolean shared) throws DirectoryRefused {
    var log = newLog();
    DomainLogs.Decision decision =
        (_, now) -> {
          Rules.free(now, address);
          var person = Person.added(log, address, shared, clock.instant());
          var added = DomainFormat.stored(new StoredPerson(person, hash, now.version() + 1, 0));
          return DomainEntry.newBuilder().setAccountAdded(added).build();
        };
    return Rules.person(change(address, decision), address).person();
  }

  /// Removes an account that no alias names.
  ///
  /// @return the account's log, which the caller has to drop
  public LogId removeAccount(Address address) throws DirectoryRefused {
    var removed = new ArrayList<LogId>();
    change(
        address,
        (all, now) -> {
          removed.addFirst(Rules.person(now, address).person().account());
          Rules.noAliasNames(all, address);
          var localPart = LocalPart.newBuilder().setLocalPart(address.localPart());
          return DomainEntry.newBuilder().setAccountRemoved(localPart).build();
        });
    return removed.getFirst();
  }

  /// From now on only this password is right, for devices that were signed in before too.
  public void setPassword(Address address, String password) throws DirectoryRefused {
    Rules.ownPassword(Rules.person(state(address), address));
    var hash = hash(password, address);
    changeAccount(address, AccountChanged.newBuilder().setPasswordHash(hash));
  }

  /// A suspended account neither signs in nor receives; nothing of it is lost.
  public void setSuspended(Address address, boolean suspended) throws DirectoryRefused {
    changeAccount(address, AccountChanged.newBuilder().setSuspended(suspended));
  }

  /// Limits how much an account may hold.
  ///
  /// @param quota each limit more than 0
  public void setQuota(Address address, Quota quota) throws DirectoryRefused {
    changeAccount(
        address,
        AccountChanged.newBuilder()
            .setQuota(Rules.limit(quota.octets()))
            .setQuotaMessages(Rules.limit(quota.messages()))
            .setQuotaMailboxes(Rules.limit(quota.mailboxes())));
  }

  /// Whether an account shares mailboxes with everybody, or with everybody of a domain.
  public void setOpen(Address address, boolean open) throws DirectoryRefused {
    change(
        address,
        (_, now) -> {
          var person = Rules.person(now, address).person();
          if (open && !person.open()) {
            Rules.mayOpen(now);
          }
          return entry(address, AccountChanged.newBuilder().setOpen(open));
        });
  }

  /// Switches IMAP capabilities of an account's programs off, and others on again.
  ///
  /// @return the account as it then is
  public Person switchCapabilities(Address address, Set<String> off, Set<String> on)
      throws DirectoryRefused {
    DomainLogs.Decision decision =
        (_, now) -> {
          var names = new TreeSet<>(Rules.person(now, address).person().switchedOff());
          names.addAll(off);
          names.removeAll(on);
          var all = SwitchedOff.newBuilder().addAllCapability(Rules.capabilities(names));
          return entry(address, AccountChanged.newBuilder().setSwitchedOff(all));
        };
    return Rules.person(change(address, decision), address).person();
  }

  public void setDisplayName(Address address, String name) throws DirectoryRefused {
    changeAccount(address, AccountChanged.newBuilder().setDisplayName(Rules.displayName(name)));
  }

  /// The account of an address.
  public Person account(Address address) throws DirectoryRefused {
    return Rules.person(state(address), address).person();
  }

  /// All accounts, by domain and local part.
  public List<Person> accounts() {
    return logs.state().domains().stream()
        .flatMap(domain -> domain.people().values())
        .map(StoredPerson::person)
        .sorted(Comparator.comparing(p -> p.address().key() + "@" + p.address().domain()))
        .toList();
  }

  /// Lets mail for an address go to others as well as to those it goes to already.
  ///
  /// @param alias local part `*` for whatever has no address of its own in the domain
  public Alias addAlias(Address alias, List<Address> targets) throws DirectoryRefused {
    DomainLogs.Decision decision =
        (all, now) -> {
          var whole = Rules.alias(all, now, alias, targets);
          return DomainEntry.newBuilder().setAliasSet(DomainFormat.stored(whole)).build();
        };
    return change(alias, decision).alias(alias.key()).orElseThrow();
  }

  public void removeAlias(Address alias) throws DirectoryRefused {
    change(
        alias,
        (all, now) -> {
          Rules.alias(now, alias);
          Rules.noAliasNames(all, alias);
          var localPart = LocalPart.newBuilder().setLocalPart(alias.localPart());
          return DomainEntry.newBuilder().setAliasRemoved(localPart).build();
        });
  }

  /// All aliases, by domain and local part.
  public List<Alias> aliases() {
    return logs.state().domains().stream()
        .flatMap(domain -> domain.aliases().values())
        .sorted(Comparator.comparing(a -> a.address().domain() + " " + a.address().key()))
        .toList();
  }

  /// Stores the same password again at today's cost, unless it was changed meanwhile.
  void renewHash(StoredPerson seen, String password) throws DirectoryRefused {
    var address = seen.person().address();
    var hash = hashed(password);
    change(
        address,
        (_, now) -> {
          Rules.unchanged(Rules.person(now, address), seen);
          var changed = AccountChanged.newBuilder().setPasswordHash(hash);
          return entry(address, changed);
        });
  }

  private void changeAccount(Address address, AccountChanged.Builder changed)
      throws DirectoryRefused {
    change(
        address,
        (_, now) -> {
          Rules.person(now, address);
          return entry(address, changed);
        });
  }

  private static DomainEntry entry(Address address, AccountChanged.Builder changed) {
    changed.setLocalPart(address.localPart());
    return DomainEntry.newBuilder().setAccountChanged(changed).build();
  }

  private DomainState change(Address address, DomainLogs.Decision decision)
      throws DirectoryRefused {
    return logs.change(
        Rules.domain(address.domain()),
        (all, now) -> {
          Rules.present(now);
          return decision.on(all, now);
        });
  }

  private DomainState state(Address address) throws DirectoryRefused {
    var domain = logs.newest(Rules.domain(address.domain()));
    Rules.present(domain);
    return domain;
  }

  private String hash(String password, Address owner) throws DirectoryRefused {
    return hashed(NewPassword.judged(password, owner));
  }

  private String hashed(String prepared) throws DirectoryRefused {
    return checks.hash(prepared).map(PasswordHash::phc).orElseThrow(Rules::tooBusy);
  }

  private LogId newLog() {
    var name = new byte[LOG_OCTETS];
    random.nextBytes(name);
    return new LogId("account/" + HexFormat.of().formatHex(name));
  }
}
