package dev.haven.directory;

/// Why a sign-in was refused. Closed: the catalogue of findings has cause and remedy for each,
/// which are for the administrator; the client is told the [#answer] and nothing more.
public enum SignInRefusal {
  /// The domain is ours, and there is nobody of this name in it.
  UNKNOWN_USER(SignInAnswer.WRONG_CREDENTIALS),
  DOMAIN_NOT_OURS(SignInAnswer.WRONG_CREDENTIALS),
  /// A local part alone, which no account has, or several have.
  NOT_A_FULL_ADDRESS(SignInAnswer.WRONG_CREDENTIALS),
  /// A blank before or behind the user name; without it, it would be somebody's.
  BLANK_IN_USER(SignInAnswer.WRONG_CREDENTIALS),
  /// An alias: mail goes on from there, and nobody signs in by it.
  ALIAS(SignInAnswer.WRONG_CREDENTIALS),
  /// An account that is nobody's own has no password.
  PUBLIC_ACCOUNT(SignInAnswer.WRONG_CREDENTIALS),
  WRONG_PASSWORD(SignInAnswer.WRONG_CREDENTIALS),
  /// Without the blank before or behind it the password would be right.
  BLANK_IN_PASSWORD(SignInAnswer.WRONG_CREDENTIALS),
  /// The password is right for another account that has signed in from the same address lately.
  PASSWORD_OF_ANOTHER(SignInAnswer.WRONG_CREDENTIALS),
  /// One signs in to act for another (RFC 4616 §2), which nobody may.
  FOR_SOMEBODY_ELSE(SignInAnswer.BROKEN_EXCHANGE),
  /// The client's response is not what the mechanism sends.
  UNREADABLE(SignInAnswer.BROKEN_EXCHANGE),
  /// The client gave up within the exchange.
  CANCELLED(SignInAnswer.BROKEN_EXCHANGE),
  /// Nobody signs in on this port: a mail program that is set to port 25.
  NOT_ON_THIS_PORT(SignInAnswer.BROKEN_EXCHANGE),
  SUSPENDED(SignInAnswer.SUSPENDED),
  SECRET_BEFORE_TLS(SignInAnswer.NEEDS_TLS),
  MECHANISM_NOT_OFFERED(SignInAnswer.NO_SUCH_MECHANISM),
  TOO_MANY_ATTEMPTS(SignInAnswer.PAUSE),
  BUSY(SignInAnswer.BUSY);

  private final SignInAnswer answer;

  SignInRefusal(SignInAnswer answer) {
    this.answer = answer;
  }

  /// What the client is told.
  public SignInAnswer answer() {
    return answer;
  }

  /// Whether the same sign-in may succeed later without anybody changing anything.
  public boolean isTemporary() {
    return answer == SignInAnswer.PAUSE || answer == SignInAnswer.BUSY;
  }

  /// What is wrong with an exchange that ended without credentials.
  static SignInRefusal of(SaslStep.Fault fault) {
    return switch (fault) {
      case CANCELLED -> CANCELLED;
      case MALFORMED, TOO_LONG -> UNREADABLE;
      case FOR_SOMEBODY_ELSE -> FOR_SOMEBODY_ELSE;
    };
  }

  /// The refusal of a sign-in that may not even begin on this connection.
  public SignInOutcome.Refused on(SignInContext where) {
    return with(howToEncrypt(where.listener()));
  }

  /// @param detail what completes the answer, where there is something to complete
  SignInOutcome.Refused with(String detail) {
    return new SignInOutcome.Refused(this, answer.text(detail));
  }

  private static String howToEncrypt(String listener) {
    if (listener.startsWith("pop3")) {
      return "use STLS here, or TLS on port 995";
    }
    return listener.startsWith("imap")
        ? "use STARTTLS here, or TLS on port 993"
        : "use STARTTLS here, or TLS on port 465";
  }
}
