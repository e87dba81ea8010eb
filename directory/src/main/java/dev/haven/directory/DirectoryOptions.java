package dev.haven.directory;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;

/// What an operator or a test may choose about the directory.
///
/// @param ownAddresses mail to `user@[address]` of one of these is mail to the first domain
/// @param cost what a password hash costs; hashes that cost less are renewed at sign-in
/// @param hashThreads how many passwords are checked at once, each with the memory that `cost` says
/// @param hashQueue how many may wait for that; more are told to come again
/// @param verifiedFor how long after its last use a verified password needs no hash
/// @param clock what time it is
/// @param crowd whether an address stands for many clients, which a proxy hides
/// @param everybodyWelcome whether each address becomes an account on first sight, with any
///   password: a server for tests
public record DirectoryOptions(
    Set<InetAddress> ownAddresses,
    PasswordCost cost,
    int hashThreads,
    int hashQueue,
    Duration verifiedFor,
    InstantSource clock,
    Predicate<InetAddress> crowd,
    boolean everybodyWelcome) {

  public DirectoryOptions {
    ownAddresses = Set.copyOf(ownAddresses);
  }

  public static DirectoryOptions defaults() {
    return new DirectoryOptions(
        Set.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1")),
        PasswordCost.DEFAULT,
        Math.max(1, Runtime.getRuntime().availableProcessors()),
        1_024,
        Duration.ofMinutes(10),
        InstantSource.system(),
        _ -> false,
        false);
  }

  public DirectoryOptions withOwnAddresses(Set<InetAddress> addresses) {
    return new DirectoryOptions(
        addresses, cost, hashThreads, hashQueue, verifiedFor, clock, crowd, everybodyWelcome);
  }

  public DirectoryOptions withCost(PasswordCost other) {
    return new DirectoryOptions(
        ownAddresses, other, hashThreads, hashQueue, verifiedFor, clock, crowd, everybodyWelcome);
  }

  public DirectoryOptions withHashing(int threads, int queue) {
    return new DirectoryOptions(
        ownAddresses, cost, threads, queue, verifiedFor, clock, crowd, everybodyWelcome);
  }

  public DirectoryOptions withClock(InstantSource other) {
    return new DirectoryOptions(
        ownAddresses, cost, hashThreads, hashQueue, verifiedFor, other, crowd, everybodyWelcome);
  }

  public DirectoryOptions withCrowd(Predicate<InetAddress> other) {
    return new DirectoryOptions(
        ownAddresses, cost, hashThreads, hashQueue, verifiedFor, clock, other, everybodyWelcome);
  }

  public DirectoryOptions withEverybodyWelcome() {
    return new DirectoryOptions(
        ownAddresses, cost, hashThreads, hashQueue, verifiedFor, clock, crowd, true);
  }
}
