package dev.haven.directory;

import static dev.haven.directory.TestDirectory.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haven.directory.Resolution.Accounts;
import dev.haven.directory.SignInOutcome.Accepted;
import dev.haven.store.Append;
import dev.haven.store.Checkpoint;
import dev.haven.store.LogId;
import dev.haven.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Logs that were written once are read for ever: each file in `formats` was written by the version
/// that introduced its format, and is never written again.
class FormatTest {
  private static final LogId LOG = DomainLogs.log(new DomainName("xn--bcher-kva.example"));

  static Stream<Path> formats() throws IOException {
    try (var files = Files.list(Path.of("src/test/resources/formats"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyFormatEverWrittenIsUnderstood(Path file) throws Exception {
    try (var store = new MemoryStore()) {
      for (var line : Files.readAllLines(file)) {
        restore(store, line);
      }
      try (var directory = Directory.open(store)) {
        assertUnderstood(directory);
      }
    }
  }

  /// `entry 3 base64` or `checkpoint 7 base64`.
  private static void restore(MemoryStore store, String line) {
    int first = line.indexOf(' ');
    int second = line.indexOf(' ', first + 1);
    long version = Long.parseLong(line.substring(first + 1, second));
    var bytes = Base64.getDecoder().decode(line.substring(second + 1));
    if (line.startsWith("entry")) {
      store.append(Append.of(LOG, version, bytes)).join();
    } else {
      store.checkpoint(LOG, new Checkpoint(version, bytes), List.of(), new long[0]).join();
    }
  }

  private static void assertUnderstood(Directory directory) {
    var ann = directory.person(address("ann@bücher.example")).orElseThrow();
    assertEquals("Ann Ö.", ann.displayName());
    assertEquals(OptionalLong.of(1_000_000), ann.quota().octets());
    assertEquals("2026-01-01T00:00:01Z", ann.created().toString());
    assertEquals("account/00000000000000aa", ann.account().name());
    var domain = directory.administration().domains().getFirst();
    assertEquals(2, domain.accounts());
    assertEquals(2, domain.aliases());
    assertEquals("Bob@xn--bcher-kva.example", domain.administrator().orElseThrow().toString());
    var all = assertInstanceOf(Accounts.class, directory.resolve(address("x@bücher.example")));
    assertEquals(1, all.targets().size());
    var where = TestDirectory.from("::1");
    var credentials = new Credentials("ann", TestDirectory.PASSWORD);
    assertInstanceOf(Accepted.class, directory.signIn(credentials, where));
    var suspended = new Credentials("bob", TestDirectory.PASSWORD);
    var refused = assertInstanceOf(SignInOutcome.Refused.class, directory.signIn(suspended, where));
    assertEquals(SignInRefusal.SUSPENDED, refused.refusal());
  }
}
