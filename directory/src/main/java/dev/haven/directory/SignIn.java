package dev.haven.directory;

import dev.haven.directory.SignInOutcome.Accepted;
import dev.haven.directory.SignInOutcome.Refused;
import dev.haven.store.StoreException;
import dev.haven.wire.SyntaxException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// Decides whether somebody is who they say.
///
/// Order matters. The memory of verified credentials comes before the throttle, so that nobody's
/// guesses can lock out a device that already knows the password. The throttle comes before the
/// hash, so that guesses cost us nothing. An unknown user is checked against a hash that nobody
/// has, so that time tells nothing. Equal guesses at the same moment share one check and are
/// charged once: mail programs open five connections at a time.
///
/// Thread-safe; blocks while a password is checked.
final class SignIn {
  private final Supplier<DirectoryState> state;
  private final PasswordChecks checks;
  private final PasswordRenewal renewal;
  private final VerifiedMemory memory;
  private final Throttle throttle;
  private final Neighbours neighbours;
  private final ConcurrentMap<Guess, CompletableFuture<Optional<Refused>>> running =
      new ConcurrentHashMap<>();

  /// Called after a right password whose stored hash may cost less than it should today.
  interface PasswordRenewal {
    void consider(StoredPerson person, PasswordHash hash, String password);
  }

  /// Who is meant, and the password in the form that is hashed; empty if it can be nobody's.
  private record Attempt(
      Optional<StoredPerson> named, String subject, String password, SignInRefusal ifWrong) {
    Attempt with(String otherPassword) {
      return new Attempt(named, subject, otherPassword, ifWrong);
    }

    @Override
    public String toString() {
      return "Attempt[" + subject + ", password=***]";
    }
  }

  private record Guess(VerifiedMemory.Proof proof, InetAddress from) {}

  SignIn(
      Supplier<DirectoryState> state,
      PasswordChecks checks,
      PasswordRenewal renewal,
      VerifiedMemory memory,
      Throttle throttle) {
    this.state = state;
    this.checks = checks;
    this.renewal = renewal;
    this.memory = memory;
    this.throttle = throttle;
    this.neighbours = new Neighbours(memory);
  }

  SignInOutcome decide(Credentials credentials, SignInContext where) {
    if (!where.secretsAllowed()) {
      return SignInRefusal.SECRET_BEFORE_TLS.on(where);
    }
    var attempt = attempt(credentials);
    var hash = attempt.named().map(StoredPerson::passwordHash).orElse("");
    var proof = memory.proof(attempt.subject(), hash, attempt.password());
    var refused =
        memory.knows(proof)
            ? Optional.<Refused>empty()
            : shared(new Guess(proof, where.remote()), attempt);
    return refused.<SignInOutcome>map(r -> r).orElseGet(() -> admitted(attempt));
  }

  private Attempt attempt(Credentials credentials) {
    var password = prepared(credentials.password());
    var named = state.get().user(credentials.user());
    var subject = named.map(stored -> stored.person().account().name()).orElse(credentials.user());
    var ifWrong =
        named.isPresent()
            ? SignInRefusal.WRONG_PASSWORD
            : new Misnamed(state.get()).why(credentials.user());
    return new Attempt(named, subject, password, ifWrong);
  }

  private static String prepared(String password) {
    try {
      return OpaqueString.prepared(password);
    } catch (SyntaxException _) {
      return "";
    }
  }

  /// Checks the guess, or waits for another session that is checking the same one.
  private Optional<Refused> shared(Guess guess, Attempt attempt) {
    var mine = new CompletableFuture<Optional<Refused>>();
    var others = running.putIfAbsent(guess, mine);
    if (others != null) {
      return joined(others);
    }
    try {
      mine.complete(charged(guess, attempt));
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      running.remove(guess);
    }
    return joined(mine);
  }

  private static Optional<Refused> joined(CompletableFuture<Optional<Refused>> check) {
    try {
      return check.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException trouble ? trouble : e;
    }
  }

  private Optional<Refused> charged(Guess guess, Attempt attempt) {
    var pause = throttle.charge(guess.from(), attempt.subject());
    if (!pause.isZero()) {
      return Optional.of(SignInRefusal.TOO_MANY_ATTEMPTS.with(inWords(pause)));
    }
    var right = matches(attempt);
    if (right.isEmpty()) {
      throttle.withdraw(guess.from(), attempt.subject());
      return Optional.of(SignInRefusal.BUSY.with(""));
    }
    if (!right.get()) {
      throttle.wrong(guess.from());
      return Optional.of(mistake(guess, attempt).with(""));
    }
    throttle.right(guess.from(), attempt.subject());
    memory.remember(guess.proof());
    attempt
        .named()
        .ifPresent(stored -> neighbours.signedIn(guess.from(), stored.person().address()));
    return Optional.empty();
  }

  /// What was wrong. Nothing here depends on whether the user exists, so that time tells nothing: a
  /// password with a blank at an end costs a second hash for everybody.
  private SignInRefusal mistake(Guess guess, Attempt attempt) {
    var password = attempt.password();
    if (neighbours.know(guess.from(), password, state.get())) {
      return SignInRefusal.PASSWORD_OF_ANOTHER;
    }
    var bare = password.strip();
    boolean blank = !bare.equals(password) && !bare.isEmpty();
    return blank && matches(attempt.with(bare)).orElse(false)
        ? SignInRefusal.BLANK_IN_PASSWORD
        : attempt.ifWrong();
  }

  private Optional<Boolean> matches(Attempt attempt) {
    if (attempt.named().isEmpty() || attempt.password().isEmpty()) {
      return checks.matchesNobody(attempt.password());
    }
    var stored = attempt.named().get();
    var hash = hash(stored);
    var right = checks.matches(hash, attempt.password());
    if (right.orElse(false)) {
      renewal.consider(stored, hash, attempt.password());
    }
    return right;
  }

  private static PasswordHash hash(StoredPerson stored) {
    try {
      return PasswordHash.parse(stored.passwordHash());
    } catch (SyntaxException e) {
      throw new StoreException(
          StoreException.Kind.DAMAGED,
          "the password hash of " + stored.person().address() + " cannot be read",
          "set a new password with: haven account password " + stored.person().address(),
          e);
    }
  }

  /// The password was right. Only now may a suspension be told.
  private static SignInOutcome admitted(Attempt attempt) {
    var person = attempt.named().orElseThrow().person();
    return person.suspended() ? SignInRefusal.SUSPENDED.with("") : new Accepted(person);
  }

  private static String inWords(Duration pause) {
    long seconds = Math.max(1, pause.toSeconds());
    return seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
  }
}
