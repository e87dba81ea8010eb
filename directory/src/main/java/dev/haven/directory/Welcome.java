package dev.haven.directory;

import dev.haven.wire.SyntaxException;
import java.util.Optional;

/// The rules of a server for tests: every address that is named becomes an account, and any
/// password is right but [#WRONG].
///
/// Thread-safe: who comes second finds what the first has made.
final class Welcome {
  /// The one password that is refused, so that programs can be tried with a refusal too.
  static final String WRONG = "wrong";

  private static final String NOWHERE = "localhost";

  private final DomainLogs logs;
  private final Administration administration;

  Welcome(DomainLogs logs, Administration administration) {
    this.logs = logs;
    this.administration = administration;
  }

  /// The address, with an account of its own from now on; without its detail, and at `localhost` if
  /// it is at no domain by name.
  Address admit(Address address) {
    boolean named = !address.domain().isEmpty() && !address.isLiteral();
    var account = new Address(Routes.user(address.localPart()), named ? address.domain() : NOWHERE);
    if (logs.state().person(account).isEmpty()) {
      add(account);
    }
    return new Address(address.localPart(), account.domain());
  }

  private void add(Address account) {
    try {
      if (logs.state().domain(account.domain()).isEmpty()) {
        administration.addDomain(account.domain());
      }
    } catch (DirectoryRefused _) {
      // Another session has added it, or its name is too long, which the account's refusal says.
    }
    try {
      administration.addAccount(account, NewPassword.generate());
    } catch (DirectoryRefused _) {
      // Another session has added it; or it cannot be one, and is refused as unknown.
    }
  }

  SignInOutcome signIn(Credentials credentials, SignInContext where) {
    if (!where.secretsAllowed()) {
      return SignInRefusal.SECRET_BEFORE_TLS.on(where);
    }
    if (credentials.password().equals(WRONG)) {
      return SignInRefusal.WRONG_PASSWORD.with("");
    }
    return address(credentials.user())
        .map(this::admit)
        .flatMap(address -> logs.state().person(plain(address)))
        .<SignInOutcome>map(stored -> new SignInOutcome.Accepted(stored.person()))
        .orElseGet(() -> SignInRefusal.NOT_A_FULL_ADDRESS.with(""));
  }

  private static Address plain(Address address) {
    return new Address(Routes.user(address.localPart()), address.domain());
  }

  private static Optional<Address> address(String user) {
    try {
      return Optional.of(Address.parse(user.indexOf('@') < 0 ? user + "@" + NOWHERE : user));
    } catch (SyntaxException _) {
      return Optional.empty();
    }
  }
}
