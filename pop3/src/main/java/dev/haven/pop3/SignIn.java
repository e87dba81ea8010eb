package dev.haven.pop3;

import dev.haven.directory.Credentials;
import dev.haven.directory.Directory;
import dev.haven.directory.Person;
import dev.haven.directory.Sasl;
import dev.haven.directory.SaslStep;
import dev.haven.directory.SignInContext;
import dev.haven.directory.SignInOutcome;
import dev.haven.directory.SignInRefusal;
import dev.haven.wire.Connection;
import dev.haven.wire.Line;
import java.io.IOException;

/// How a client says who it is: USER and PASS (RFC 1939 §7) or a SASL exchange (RFC 5034 §4).
///
/// For the session's thread.
final class SignIn {
  private static final int LONGEST_RESPONSE = 4096;
  private static final int MOST_FAILURES = 10;

  private final Connection connection;
  private final Directory directory;
  private int failures;

  SignIn(Connection connection, Directory directory) {
    this.connection = connection;
    this.directory = directory;
  }

  /// Whether so many sign-ins failed that the session should end.
  boolean isHopeless() {
    return failures >= MOST_FAILURES;
  }

  boolean secretsAllowed() {
    return where().secretsAllowed();
  }

  private SignInContext where() {
    return SignInContext.of(connection);
  }

  /// RFC 2595 §4: before TLS, refused already when the name comes, so that the password does not.
  ///
  /// @param user as far as it is known
  /// @param how command or mechanism
  void requireSecrecy(String user, String how) throws Refused {
    if (!secretsAllowed()) {
      throw refused(directory.refuse(SignInRefusal.SECRET_BEFORE_TLS, user, where().by(how)));
    }
  }

  /// The same for AUTH, whose first line may hold the name.
  void requireSecrecy(Command.Auth auth) throws Refused {
    if (!secretsAllowed()) {
      var mechanism = auth.mechanism().orElse("");
      requireSecrecy(Sasl.user(mechanism, auth.initialResponse()), mechanism);
    }
  }

  Person password(String user, String password) throws Refused {
    return check(new Credentials(user, password), where().by("USER"));
  }

  Person exchange(Command.Auth auth) throws Refused, IOException {
    var where = where().by(auth.mechanism().orElse(""));
    var exchange =
        auth.mechanism()
            .flatMap(Sasl::exchange)
            .orElseThrow(
                () -> refused(directory.refuse(SignInRefusal.MECHANISM_NOT_OFFERED, "", where)));
    var step = auth.initialResponse().map(exchange::begin).orElseGet(exchange::begin);
    while (step instanceof SaslStep.Challenge(var base64)) {
      step = exchange.respond(response(base64));
    }
    return switch (step) {
      case SaslStep.Done(var credentials) -> check(credentials, where);
      case SaslStep.Failed failed -> {
        directory.note(failed, where);
        throw new Refused(failed.text());
      }
      case SaslStep.Challenge _ -> throw new AssertionError("the loop ends with something else");
    };
  }

  private byte[] response(String challenge) throws Refused, IOException {
    connection.out().write("+ " + challenge + "\r\n");
    connection.out().flush();
    return switch (connection.in().readLine(LONGEST_RESPONSE)) {
      case Line.Complete(var bytes) -> bytes;
      case Line.TooLong _ -> throw new Refused("Response is longer than any name and password");
      case Line.ShuttingDown _ -> throw new Refused("[SYS/TEMP] Server is going down, try again");
      case Line.Closed _, Line.TimedOut _ -> throw new IOException("left during a sign-in");
    };
  }

  private Person check(Credentials credentials, SignInContext where) throws Refused {
    return switch (directory.signIn(credentials, where)) {
      case SignInOutcome.Accepted(var person) -> person;
      case SignInOutcome.Refused refusal -> throw refused(refusal);
    };
  }

  /// RFC 3206 §4, RFC 3206 §5: AUTH makes a mail program ask for the password again, so only what a
  /// new password can cure has it.
  private Refused refused(SignInOutcome.Refused outcome) {
    failures++;
    var code =
        switch (outcome.refusal().answer()) {
          case WRONG_CREDENTIALS -> "[AUTH] ";
          case PAUSE, BUSY -> "[SYS/TEMP] ";
          case SUSPENDED, NEEDS_TLS -> "[SYS/PERM] ";
          case NO_SUCH_MECHANISM, BROKEN_EXCHANGE -> "";
        };
    return new Refused(code + outcome.text());
  }
}
