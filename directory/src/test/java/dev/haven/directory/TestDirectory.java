package dev.haven.directory;

import dev.haven.store.MemoryStore;
import dev.haven.wire.SyntaxException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A directory over a store in memory, with cheap hashes and a clock that stands still.
final class TestDirectory implements AutoCloseable {
  static final PasswordCost CHEAP = new PasswordCost(8, 1, 1);
  static final String PASSWORD = "correct horse battery";

  final MemoryStore store = new MemoryStore();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final DirectoryOptions options =
      DirectoryOptions.defaults().withCost(CHEAP).withHashing(2, 64).withClock(() -> now);
  final Directory directory;

  TestDirectory(String... accounts) {
    directory = Directory.open(store, options);
    Stream.of(accounts).forEach(this::account);
  }

  DirectoryOptions options() {
    return options;
  }

  Administration administration() {
    return directory.administration();
  }

  void passes(Duration time) {
    now = now.plus(time);
  }

  /// Adds the account, and its domain if that is new.
  Person account(String text) {
    try {
      var address = address(text);
      if (!directory.isLocal(address.domain())) {
        administration().addDomain(address.domain());
        passes(Duration.ofSeconds(1));
      }
      return administration().addAccount(address, PASSWORD);
    } catch (DirectoryRefused e) {
      throw new AssertionError(e);
    }
  }

  void alias(String alias, String... targets) {
    try {
      administration().addAlias(address(alias), addresses(targets));
    } catch (DirectoryRefused e) {
      throw new AssertionError(e);
    }
  }

  static List<Address> addresses(String... texts) {
    return Stream.of(texts).map(TestDirectory::address).toList();
  }

  static Address address(String text) {
    try {
      return Address.parse(text);
    } catch (SyntaxException e) {
      throw new AssertionError(text, e);
    }
  }

  static SignInContext from(String ip) {
    return new SignInContext("s", "imaps", InetAddress.ofLiteral(ip), true, false);
  }

  SignInOutcome signIn(String user, String password) {
    return directory.signIn(new Credentials(user, password), from("192.0.2.1"));
  }

  @Override
  public void close() {
    directory.close();
    store.close();
  }
}
