package dev.haven.directory;

import dev.haven.wire.AddressRange;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Which accounts have signed in from an address lately: a wrong password may be the right one of
/// one of these, when somebody has several accounts in a mail program.
///
/// Asking costs an HMAC for each of at most [#EACH] and no password hash. Thread-safe. At most
/// [#MOST] addresses; the one unused longest goes first.
final class Neighbours {
  private static final int MOST = 10_000;
  private static final int EACH = 8;

  private final VerifiedMemory memory;
  private final SequencedMap<AddressRange, List<Address>> accounts =
      new LinkedHashMap<>(64, 0.75f, true);

  Neighbours(VerifiedMemory memory) {
    this.memory = memory;
  }

  /// The account's password was checked and right.
  synchronized void signedIn(InetAddress client, Address account) {
    accounts.merge(AddressRange.of(client), List.of(account), Neighbours::latest);
    if (accounts.size() > MOST) {
      accounts.pollFirstEntry();
    }
  }

  private static List<Address> latest(List<Address> known, List<Address> now) {
    return Stream.concat(now.stream(), known.stream()).distinct().limit(EACH).toList();
  }

  private synchronized List<Address> of(InetAddress client) {
    return accounts.getOrDefault(AddressRange.of(client), List.of());
  }

  /// Whether a password was verified lately for any of those who share an address.
  boolean know(InetAddress client, String password, DirectoryState state) {
    return of(client).stream()
        .flatMap(account -> state.person(account).stream())
        .anyMatch(stored ->
            memory.knows(
                memory.proof(stored.person().account().name(), stored.passwordHash(), password)));
  }
}
