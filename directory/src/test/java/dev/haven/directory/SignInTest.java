package dev.haven.directory;

import static dev.haven.directory.TestDirectory.PASSWORD;
import static dev.haven.directory.TestDirectory.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.directory.SignInOutcome.Accepted;
import dev.haven.directory.SignInOutcome.Refused;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private final TestDirectory world =
      new TestDirectory("ann@example.com", "bob@example.com", "bob@b.example");

  @AfterEach
  void close() {
    world.close();
  }

  private Refused refused(String user, String password) {
    return assertInstanceOf(Refused.class, world.signIn(user, password));
  }

  private SignInRefusal why(String user, String password) {
    return refused(user, password).refusal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@example.com", "Ann@EXAMPLE.com", "ann", "ANN"})
  void theRightPasswordIsAccepted(String user) {
    var accepted = assertInstanceOf(Accepted.class, world.signIn(user, PASSWORD));
    assertEquals("ann@example.com", accepted.person().address().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.com, wrong, WRONG_PASSWORD",
    "nobody@example.com, wrong, UNKNOWN_USER",
    "ann@elsewhere.example, wrong, DOMAIN_NOT_OURS",
    "'ann@example.com ', correct horse battery, BLANK_IN_USER",
    "' ann', correct horse battery, BLANK_IN_USER",
    "'nobody@example.com ', wrong, UNKNOWN_USER",
    "info@example.com, correct horse battery, ALIAS",
    "ann@example.com, 'correct horse battery ', BLANK_IN_PASSWORD",
    "ann@example.com, ' correct horse battery', BLANK_IN_PASSWORD",
    "ann@example.com, 'wrong ', WRONG_PASSWORD",
    "nobody@example.com, 'wrong ', UNKNOWN_USER",
    "bob, correct horse battery, NOT_A_FULL_ADDRESS",
    "nobody, wrong, NOT_A_FULL_ADDRESS",
    "'', wrong, NOT_A_FULL_ADDRESS",
    "ann+x@example.com, correct horse battery, UNKNOWN_USER",
    "ann@example.com, '', WRONG_PASSWORD"
  })
  void theAdministratorLearnsTheCauseTheClientDoesNot(
      String user, String password, SignInRefusal refusal) {
    world.alias("info@example.com", "ann@example.com");
    var refused = refused(user, password);
    assertEquals(refusal, refused.refusal());
    assertEquals(
        "Address or password is wrong; the user name is your whole e-mail address", refused.text());
    var attempt = world.directory.signIns().records().getFirst().attempt();
    assertEquals(Optional.of(refusal), attempt.refusal());
    assertEquals(user, attempt.user());
  }

  @Test
  void aPasswordTypedOnAnotherKeyboardIsTheSame() throws DirectoryRefused {
    world.administration().setPassword(address("ann@example.com"), "scho\u0308ne\u00a0Grüße");
    assertInstanceOf(Accepted.class, world.signIn("ann", "schöne Grüße"));
  }

  @Test
  void nothingIsReadBeforeTls() {
    var clear = new SignInContext("s", "imap", InetAddress.ofLiteral("192.0.2.1"), false, false);
    var credentials = new Credentials("ann@example.com", PASSWORD);
    var refused = assertInstanceOf(Refused.class, world.directory.signIn(credentials, clear));
    assertEquals(SignInRefusal.SECRET_BEFORE_TLS, refused.refusal());
    assertEquals(
        "Sign-in needs an encrypted connection first: use STARTTLS here, or TLS on port 993",
        refused.text());
    assertTrue(Sasl.mechanisms(clear).isEmpty());
    var allowed = new SignInContext("s", "imap", clear.remote(), false, true);
    assertInstanceOf(Accepted.class, world.directory.signIn(credentials, allowed));
  }

  @ParameterizedTest
  @CsvSource({
    "smtp, 'use STARTTLS here, or TLS on port 465'",
    "submission, 'use STARTTLS here, or TLS on port 465'",
    "imap, 'use STARTTLS here, or TLS on port 993'",
    "pop3, 'use STLS here, or TLS on port 995'"
  })
  void theRemedyNamesTheProtocolsOwnPort(String listener, String remedy) {
    var where = new SignInContext("s", listener, InetAddress.ofLiteral("::1"), false, false);
    var refused = world.directory.refuse(SignInRefusal.SECRET_BEFORE_TLS, "ann", where);
    assertTrue(refused.text().endsWith(remedy), refused.text());
    assertEquals(
        Optional.of(SignInRefusal.SECRET_BEFORE_TLS),
        world.directory.signIns().records().getFirst().attempt().refusal());
  }

  @Test
  void thePasswordOfAnotherAccountIsKnownByWhoSignedInFromThereBefore() throws DirectoryRefused {
    world.administration().setPassword(address("bob@b.example"), "another long password");
    assertInstanceOf(Accepted.class, world.signIn("bob@b.example", "another long password"));
    assertEquals(
        SignInRefusal.PASSWORD_OF_ANOTHER, why("ann@example.com", "another long password"));
    assertEquals(
        SignInRefusal.PASSWORD_OF_ANOTHER, why("nobody@example.com", "another long password"));
    var elsewhere =
        world.directory.signIn(
            new Credentials("ann@example.com", "another long password"),
            TestDirectory.from("198.51.100.9"));
    assertEquals(
        SignInRefusal.WRONG_PASSWORD, assertInstanceOf(Refused.class, elsewhere).refusal());
  }

  @Test
  void aPublicAccountHasNoPassword() throws DirectoryRefused {
    world.administration().addShared(address("office@example.com"));
    assertEquals(SignInRefusal.PUBLIC_ACCOUNT, why("office@example.com", "guess"));
  }

  @Test
  void aSuspensionIsToldOnlyToWhoKnowsThePassword() throws DirectoryRefused {
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    world.administration().setSuspended(address("ann@example.com"), true);
    assertEquals(SignInRefusal.SUSPENDED, why("ann", PASSWORD));
    assertEquals(SignInRefusal.WRONG_PASSWORD, why("ann", "wrong"));
  }

  @Test
  void guessingGetsSlowerAndSlower() {
    for (int i = 0; i < 5; i++) {
      assertEquals(SignInRefusal.WRONG_PASSWORD, why("ann", "guess " + i));
    }
    assertEquals(
        "Too many failed sign-ins; correct the password and try again in 1 seconds",
        refused("ann", "guess").text());
    world.passes(Duration.ofSeconds(1));
    assertEquals(SignInRefusal.WRONG_PASSWORD, why("ann", "guess"));
    world.passes(Duration.ofSeconds(1));
    assertEquals(SignInRefusal.TOO_MANY_ATTEMPTS, why("ann", PASSWORD));
    world.passes(Duration.ofSeconds(1));
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    assertEquals(SignInRefusal.WRONG_PASSWORD, why("ann", "guess"));
  }

  @Test
  void anUnknownUserIsThrottledLikeAKnownOne() {
    for (int i = 0; i < 5; i++) {
      assertEquals(SignInRefusal.UNKNOWN_USER, why("nobody@example.com", "guess " + i));
    }
    assertEquals(SignInRefusal.TOO_MANY_ATTEMPTS, why("nobody@example.com", "guess"));
  }

  @Test
  void nobodysGuessesLockOutADeviceThatKnowsThePassword() {
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    for (int i = 0; i < 50; i++) {
      world.signIn("ann", "guess " + i);
    }
    assertEquals(SignInRefusal.TOO_MANY_ATTEMPTS, why("ann", "guess"));
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
  }

  @Test
  void aStrangersGuessesDoNotSlowOtherAddresses() {
    for (int i = 0; i < 10; i++) {
      world.signIn("ann", "guess " + i);
    }
    var elsewhere = TestDirectory.from("198.51.100.7");
    assertInstanceOf(
        Accepted.class, world.directory.signIn(new Credentials("ann", PASSWORD), elsewhere));
  }

  @Test
  void aVerifiedPasswordNeedsNoHashForSomeMinutes() {
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    world.directory.close();
    world.passes(Duration.ofMinutes(9));
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    world.passes(Duration.ofMinutes(9));
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    world.passes(Duration.ofMinutes(11));
    assertEquals(SignInRefusal.BUSY, why("ann", PASSWORD));
  }

  @Test
  void anUnknownUserWaitsForTheHashLikeAKnownOne() {
    world.directory.close();
    assertEquals(SignInRefusal.BUSY, why("nobody@example.com", PASSWORD));
    assertEquals(SignInRefusal.BUSY, why("ann@example.com", PASSWORD));
    assertEquals(SignInRefusal.BUSY, why("ann@example.com", "\0"));
  }

  @Test
  void aNewPasswordEndsTheOldOneAtOnce() throws DirectoryRefused {
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    world.administration().setPassword(address("ann@example.com"), "something else entirely");
    assertEquals(SignInRefusal.WRONG_PASSWORD, why("ann", PASSWORD));
    assertInstanceOf(Accepted.class, world.signIn("ann", "something else entirely"));
  }

  @Test
  void anAccountOfTheSameNameDoesNotInheritThePassword() throws DirectoryRefused {
    assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    world.administration().removeAccount(address("ann@example.com"));
    assertEquals(SignInRefusal.UNKNOWN_USER, why("ann@example.com", PASSWORD));
    world.administration().addAccount(address("ann@example.com"), "a different password");
    assertEquals(SignInRefusal.WRONG_PASSWORD, why("ann", PASSWORD));
  }

  @Test
  void aHashThatCostsLessThanTodayIsRenewedAtSignIn() {
    var dearer = new PasswordCost(16, 2, 1);
    try (var later = Directory.open(world.store, world.options().withCost(dearer))) {
      var before = hash("ann@example.com");
      var credentials = new Credentials("ann", PASSWORD);
      assertInstanceOf(Accepted.class, later.signIn(credentials, TestDirectory.from("::1")));
      var after = hash("ann@example.com");
      assertTrue(before.startsWith("$argon2id$v=19$m=8,t=1,p=1$"), before);
      assertTrue(after.startsWith("$argon2id$v=19$m=16,t=2,p=1$"), after);
      assertInstanceOf(Accepted.class, later.signIn(credentials, TestDirectory.from("::1")));
      assertEquals(after, hash("ann@example.com"));
    }
  }

  /// As a fresh process would read it.
  private String hash(String account) {
    var logs = new DomainLogs(world.store);
    logs.load();
    return logs.state().person(address(account)).orElseThrow().passwordHash();
  }

  @Test
  void whatAStrangerTypedCannotForgeALogLine() {
    world.signIn("x\"\r\nlevel=info event=sign-in outcome=accepted", "wrong");
    var user = world.directory.signIns().records().getFirst().attempt().user();
    assertEquals("x???level=info event=sign-in outcome=accepted", user);
    world.signIn("y".repeat(100_000), "wrong");
    assertEquals(255, world.directory.signIns().records().getFirst().attempt().user().length());
  }

  @Test
  void aThousandSignInsFromOnePlaceAreOneRecord() {
    for (int i = 0; i < 1_100; i++) {
      assertInstanceOf(Accepted.class, world.signIn("ann", PASSWORD));
    }
    var records = world.directory.signIns().records();
    assertEquals(1, records.size());
    assertEquals(1_100, records.getFirst().count());
    assertEquals("ann@example.com", records.getFirst().attempt().account());
  }

  @Test
  void nothingThatHoldsAPasswordPrintsIt() {
    var secret = "s3cret-s3cret";
    var credentials = new Credentials("ann", secret);
    assertFalse(credentials.toString().contains(secret));
    assertFalse(new SaslStep.Done(credentials).toString().contains(secret));
    var ann = world.account("carl@example.com");
    assertFalse(new StoredPerson(ann, "$argon2id$", 1, 0).toString().contains("argon2id"));
    var hash = new PasswordHash(TestDirectory.CHEAP, new byte[16], new byte[32]);
    assertFalse(hash.toString().contains("AAAA"));
  }
}
