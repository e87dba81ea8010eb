package dev.haven.directory;

import dev.haven.directory.Resolution.Target;
import dev.haven.store.LogId;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Finds whom an address means: reads one [DirectoryState], changes nothing.
///
/// Most exact first: the address itself, then `user` for `user+detail`, then the postmaster rule
/// (RFC 5321 §4.5.1), then the catch-all. Aliases are followed breadth first, each address once, so
/// no loop of them can hold a message, whatever the administrator wrote.
///
/// One object serves one question; not thread-safe.
final class Routes {
  private static final int MOST_STEPS = 1_000;
  private static final char DETAIL = '+';

  private final DirectoryState state;
  private final Set<InetAddress> own;
  private final Queue<Step> ahead = new ArrayDeque<>();
  private final Set<Address> seen = new HashSet<>();
  private final Map<LogId, Target> found = new LinkedHashMap<>();

  /// An address that is still to be looked up, and the detail that came with it.
  private record Step(Address address, String detail) {}

  /// @param own the server's own addresses; a literal of one of them stands for the first domain
  Routes(DirectoryState state, Set<InetAddress> own) {
    this.state = state;
    this.own = own;
  }

  Resolution resolve(Address recipient) {
    if (domain(recipient).isEmpty()) {
      return new Resolution.NotLocal(recipient);
    }
    goTo(recipient, "");
    while (!ahead.isEmpty() && seen.size() <= MOST_STEPS) {
      take(ahead.remove());
    }
    if (found.isEmpty()) {
      return new Resolution.NoSuchAddress(recipient);
    }
    var active = found.values().stream().filter(to -> !to.person().suspended()).toList();
    return active.isEmpty() ? new Resolution.Suspended(recipient) : new Resolution.Accounts(active);
  }

  Optional<DomainState> domain(Address address) {
    if (address.domain().isEmpty()) {
      return address.isPostmaster() ? state.first() : Optional.empty();
    }
    if (!address.isLiteral()) {
      return state.domain(address.domain());
    }
    return AddressLiteral.ofDomain(address.domain())
        .filter(literal -> own.contains(literal.address()))
        .flatMap(_ -> state.first());
  }

  private void take(Step step) {
    var domain = domain(step.address());
    if (domain.isEmpty()) {
      return;
    }
    var localPart = step.address().localPart();
    var user = user(localPart);
    if (named(domain.get(), localPart, step.detail())) {
      return;
    }
    if (user.length() < localPart.length()) {
      var detail = localPart.substring(user.length() + 1);
      goTo(new Address(user, step.address().domain()), detail);
    } else {
      fallBack(domain.get(), step);
    }
  }

  /// What stands before the detail: `user` of `user+detail`.
  static String user(String localPart) {
    int plus = localPart.indexOf(DETAIL);
    return plus > 0 ? localPart.substring(0, plus) : localPart;
  }

  /// Whether the domain has that very local part; if so, follows it.
  private boolean named(DomainState domain, String localPart, String detail) {
    var key = Address.key(localPart);
    var person = domain.person(key);
    person.ifPresent(stored -> arrive(stored, detail));
    var alias = domain.alias(key);
    alias.ifPresent(a -> a.targets().forEach(target -> goTo(target, detail)));
    return person.isPresent() || alias.isPresent();
  }

  private void fallBack(DomainState domain, Step step) {
    if (step.address().isPostmaster()) {
      domain.responsible().ifPresent(stored -> arrive(stored, step.detail()));
      return;
    }
    domain
        .alias(Alias.CATCH_ALL)
        .ifPresent(alias -> alias.targets().forEach(target -> goTo(target, "")));
  }

  private void goTo(Address address, String detail) {
    if (seen.add(new Address(address.key(), address.domain()))) {
      ahead.add(new Step(address, detail));
    }
  }

  private void arrive(StoredPerson stored, String detail) {
    var person = stored.person();
    found.putIfAbsent(person.account(), new Target(person, detail));
  }

  /// Whether mail for `from` would, by way of aliases, come to `to`.
  boolean leads(List<Address> from, Address to) {
    from.forEach(address -> goTo(address, ""));
    while (!ahead.isEmpty() && seen.size() <= MOST_STEPS) {
      take(ahead.remove());
    }
    return seen.contains(new Address(to.key(), to.domain()));
  }
}
