package dev.haven.directory;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.haven.directory.format.AccountChanged;
import dev.haven.directory.format.DomainAdded;
import dev.haven.directory.format.DomainCheckpoint;
import dev.haven.directory.format.DomainEntry;
import dev.haven.directory.format.StoredAccount;
import dev.haven.directory.format.StoredAlias;
import dev.haven.store.Checkpoint;
import dev.haven.store.Entry;
import dev.haven.store.LogId;
import dev.haven.store.StoreException;
import dev.haven.wire.SyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a domain's log says (`directory.proto`), and how a state comes of it.
///
/// Applying an entry is a pure function; replay and live change go through the same one, so they
/// cannot differ. Only accounts that were added in a row are put in together by a replay.
final class DomainFormat {
  static final int FORMAT = 1;

  private DomainFormat() {}

  /// What entries in a row make of a state. Accounts that were added one entry after the other come
  /// into it together: a hundred thousand would take seconds.
  static DomainState replayed(DomainState from, List<Entry> entries) {
    var state = from;
    var newcomers = new ArrayList<StoredPerson>();
    for (var entry : entries) {
      long version = entry.version();
      try {
        var change = DomainEntry.parseFrom(entry.payload());
        var added = newcomers(state.name(), change);
        newcomers.addAll(added);
        if (added.isEmpty()) {
          var whole = newcomers.isEmpty() ? state : state.with(version, newcomers);
          state = applied(whole, version, change);
          newcomers = new ArrayList<>();
        }
      } catch (InvalidProtocolBufferException | SyntaxException e) {
        throw damaged(from.name(), version, e);
      }
    }
    return newcomers.isEmpty() ? state : state.with(entries.getLast().version(), newcomers);
  }

  /// The accounts that a change adds; empty if it is another change.
  private static List<StoredPerson> newcomers(DomainName domain, DomainEntry change) {
    var added =
        change.hasAccountAdded()
            ? List.of(change.getAccountAdded())
            : change.getAccountsAdded().getAccountsList();
    return added.stream().map(account -> person(domain, account)).toList();
  }

  static DomainState restored(DomainName name, Checkpoint checkpoint) {
    try {
      return restored(name, checkpoint.version(), DomainCheckpoint.parseFrom(checkpoint.root()));
    } catch (InvalidProtocolBufferException | SyntaxException e) {
      throw damaged(name, checkpoint.version(), e);
    }
  }

  static DomainState applied(DomainState state, long version, DomainEntry entry)
      throws SyntaxException {
    return switch (entry.getChangeCase()) {
      case DOMAIN_ADDED -> added(state, version, entry.getDomainAdded());
      case DOMAIN_CHANGED ->
          state.administeredBy(version, entry.getDomainChanged().getAdministrator());
      case ACCOUNT_ADDED, ACCOUNTS_ADDED -> state.with(version, newcomers(state.name(), entry));
      case ACCOUNT_CHANGED -> changed(state, version, entry.getAccountChanged());
      case ACCOUNT_REMOVED ->
          state.withoutPerson(version, key(entry.getAccountRemoved().getLocalPart()));
      case ALIAS_SET -> state.with(version, alias(state.name(), entry.getAliasSet()));
      case ALIAS_REMOVED ->
          state.withoutAlias(version, key(entry.getAliasRemoved().getLocalPart()));
      case CHANGE_NOT_SET -> throw newer(state.name());
    };
  }

  static byte[] checkpoint(DomainState state) {
    var root =
        DomainCheckpoint.newBuilder()
            .setFormat(FORMAT)
            .setName(state.name().ascii())
            .setCreatedMillis(state.created().toEpochMilli())
            .setAdministrator(state.administrator());
    state
        .people()
        .values()
        .sorted(StoredPerson.BY_AGE)
        .forEach(stored -> root.addAccounts(stored(stored)));
    state
        .aliases()
        .values()
        .sorted(Comparator.comparing(alias -> alias.address().key()))
        .forEach(alias -> root.addAliases(stored(alias)));
    return root.build().toByteArray();
  }

  static StoredAccount stored(StoredPerson stored) {
    var person = stored.person();
    var account =
        StoredAccount.newBuilder()
            .setLocalPart(person.address().localPart())
            .setLog(person.account().name())
            .setPasswordHash(stored.passwordHash())
            .setDisplayName(person.displayName())
            .setSuspended(person.suspended())
            .setShared(person.shared())
            .setOpen(person.open())
            .addAllSwitchedOff(person.switchedOff())
            .setCreatedMillis(person.created().toEpochMilli())
            .setSerial(stored.serial())
            .setPosition(stored.position());
    person.quota().octets().ifPresent(account::setQuota);
    person.quota().messages().ifPresent(account::setQuotaMessages);
    person.quota().mailboxes().ifPresent(account::setQuotaMailboxes);
    return account.build();
  }

  static StoredAlias stored(Alias alias) {
    var stored = StoredAlias.newBuilder().setLocalPart(alias.address().localPart());
    alias.targets().forEach(target -> stored.addTargets(target.toString()));
    return stored.build();
  }

  private static DomainState added(DomainState state, long version, DomainAdded added) {
    if (added.getFormat() > FORMAT) {
      throw newer(state.name());
    }
    return state.begun(version, Instant.ofEpochMilli(added.getCreatedMillis()));
  }

  private static DomainState changed(DomainState state, long version, AccountChanged change) {
    var stored =
        state
            .person(key(change.getLocalPart()))
            .orElseThrow(
                () -> damaged(state.name(), version, new IllegalStateException("no such account")));
    return state.with(version, changed(stored, change));
  }

  private static StoredPerson changed(StoredPerson stored, AccountChanged change) {
    var old = stored.person();
    var person =
        old.with(change.hasDisplayName() ? change.getDisplayName() : old.displayName())
            .suspended(change.hasSuspended() ? change.getSuspended() : old.suspended())
            .open(change.hasOpen() ? change.getOpen() : old.open())
            .without(
                change.hasSwitchedOff()
                    ? names(change.getSwitchedOff().getCapabilityList())
                    : old.switchedOff())
            .with(changed(old.quota(), change));
    var hash = change.hasPasswordHash() ? change.getPasswordHash() : stored.passwordHash();
    return new StoredPerson(person, hash, stored.serial(), stored.position());
  }

  private static Quota changed(Quota old, AccountChanged change) {
    return new Quota(
        change.hasQuota() ? limit(change.getQuota()) : old.octets(),
        change.hasQuotaMessages() ? limit(change.getQuotaMessages()) : old.messages(),
        change.hasQuotaMailboxes() ? limit(change.getQuotaMailboxes()) : old.mailboxes());
  }

  private static SortedSet<String> names(List<String> names) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  private static OptionalLong limit(long quota) {
    return quota == 0 ? OptionalLong.empty() : OptionalLong.of(quota);
  }

  private static DomainState restored(DomainName name, long version, DomainCheckpoint root)
      throws SyntaxException {
    if (root.getFormat() > FORMAT) {
      throw newer(name);
    }
    var created = Instant.ofEpochMilli(root.getCreatedMillis());
    var people = new ArrayList<StoredPerson>();
    for (var account : root.getAccountsList()) {
      people.add(person(name, account));
    }
    var aliases = new ArrayList<Alias>();
    for (var alias : root.getAliasesList()) {
      aliases.add(alias(name, alias));
    }
    return DomainState.restored(name, version, created, root.getAdministrator(), people, aliases);
  }

  private static StoredPerson person(DomainName domain, StoredAccount stored) {
    var person =
        new Person(
            new LogId(stored.getLog()),
            new Address(stored.getLocalPart(), domain.ascii()),
            stored.getDisplayName(),
            stored.getSuspended(),
            new Quota(
                limit(stored.getQuota()),
                limit(stored.getQuotaMessages()),
                limit(stored.getQuotaMailboxes())),
            stored.getShared(),
            stored.getOpen(),
            names(stored.getSwitchedOffList()),
            Instant.ofEpochMilli(stored.getCreatedMillis()));
    return new StoredPerson(
        person, stored.getPasswordHash(), stored.getSerial(), stored.getPosition());
  }

  private static Alias alias(DomainName domain, StoredAlias stored) throws SyntaxException {
    var targets = new ArrayList<Address>();
    for (var target : stored.getTargetsList()) {
      targets.add(Address.parse(target));
    }
    return new Alias(new Address(stored.getLocalPart(), domain.ascii()), targets);
  }

  private static String key(String localPart) {
    return Address.key(localPart);
  }

  private static StoreException damaged(DomainName name, long version, Exception cause) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "entry " + version + " of domain " + name + " cannot be read: " + cause.getMessage(),
        "run haven verify, and restore the data directory from a backup if it finds damage",
        cause);
  }

  private static StoreException newer(DomainName name) {
    return new StoreException(
        StoreException.Kind.DAMAGED,
        "domain " + name + " was written by a newer Haven",
        "start the version that wrote it, or a later one");
  }
}
