package dev.haven.server.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.diagnosis.Finding;
import dev.haven.directory.Credentials;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.PasswordCost;
import dev.haven.directory.SignInContext;
import dev.haven.store.MemoryStore;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTroublesTest {
  private static final String USER = "jane@example.com";
  private static final String PASSWORD = "kestrel-nest";

  private Instant now = Instant.parse("2026-05-01T12:00:00Z");
  private final MemoryStore store = new MemoryStore();
  private final Directory directory =
      Directory.open(
          store,
          DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1)).withClock(() -> now));

  @BeforeEach
  void jane() throws Exception {
    directory.administration().addDomain("example.com");
    directory.administration().addAccount(dev.haven.directory.Address.parse(USER), PASSWORD);
  }

  @AfterEach
  void close() {
    directory.close();
    store.close();
  }

  private void tries(String user, String password, String from, int times) {
    for (int i = 0; i < times; i++) {
      now = now.plusSeconds(60);
      var where = new SignInContext("s", "imaps", InetAddress.ofLiteral(from), true, false);
      directory.signIn(new Credentials(user, password), where);
    }
  }

  private List<Finding> findings() {
    return new SignInTroubles(directory.signIns().records(), now).findings();
  }

  private List<String> ids() {
    return findings().stream().map(Finding::id).toList();
  }

  @Test
  void aProgramWithAnOldPasswordAtHomeIsTold() {
    tries(USER, "old one", "192.168.0.7", 4);
    assertEquals(
        "jane@example.com could not sign in 4 times: the password is not the account's",
        findings().getFirst().cause());
    assertEquals(List.of("HV-SIGN-07"), ids());
    tries(USER, PASSWORD, "192.168.0.7", 1);
    assertEquals(List.of(), ids(), "mended");
  }

  @Test
  void whereItHasSignedInBeforeIsHomeToo() {
    tries(USER, "guess", "192.0.2.66", 4);
    assertEquals(List.of(), ids(), "a stranger who guesses");
    tries(USER, PASSWORD, "192.0.2.7", 1);
    tries(USER, "new and wrong", "192.0.2.7", 3);
    assertEquals(List.of("HV-SIGN-07"), ids());
    now = now.plus(Duration.ofDays(4));
    assertEquals(List.of(), ids());
  }

  @Test
  void anUnknownUserFromTheOwnNetworkIsATypingMistake() {
    tries("jnae@example.com", PASSWORD, "10.0.0.1", 3);
    assertEquals(List.of("HV-SIGN-01"), ids());
    tries("admin@example.com", "admin", "198.51.100.1", 3);
    assertEquals(List.of("HV-SIGN-01"), ids());
  }
}
