package dev.haven.directory;

/// Why a sign-in was refused. Closed: every protocol has a code for each.
///
/// There are two texts. The [#cause] and [#remedy] are for the administrator and name what was
/// found. What goes on the wire ([#text]) is the same for an unknown user and for a wrong password,
/// so that nobody can find out who has an account here.
public enum SignInRefusal {
  UNKNOWN_USER(
      "no account has this address",
      "check the spelling; list the addresses with: haven account list",
      Texts.WRONG),
  NOT_A_FULL_ADDRESS(
      "the user name is no address, and not exactly one account has it as its local part",
      "use the whole e-mail address as the user name",
      Texts.WRONG),
  WRONG_PASSWORD(
      "the password is not the account's",
      "set a new one with: haven account password ADDRESS",
      Texts.WRONG),
  SUSPENDED(
      "the account is suspended",
      "lift the suspension of the account",
      "This account is suspended; ask the administrator of your mail server"),
  SECRET_BEFORE_TLS(
      "the client signs in before the connection is encrypted",
      "set the mail program to SSL/TLS or STARTTLS",
      "Sign-in needs an encrypted connection first: %s"),
  MECHANISM_NOT_OFFERED(
      "the client insists on a sign-in mechanism that this server does not have",
      "set the mail program to 'normal password'",
      "This sign-in mechanism is not offered; use PLAIN or LOGIN ('normal password')"),
  TOO_MANY_ATTEMPTS(
      "too many wrong passwords came from this address",
      "correct the password in the mail program; attempts are possible again after the pause",
      "Too many failed sign-ins; correct the password and try again in %s"),
  BUSY(
      "more sign-ins are waiting than can be checked in reasonable time",
      "nothing to do if it was a moment's rush; otherwise look for the address that floods",
      "Too many sign-ins are waiting; try again in a minute");

  private final String cause;
  private final String remedy;
  private final String text;

  SignInRefusal(String cause, String remedy, String text) {
    this.cause = cause;
    this.remedy = remedy;
    this.text = text;
  }

  /// What was found, for the administrator. Never sent to the client.
  public String cause() {
    return cause;
  }

  /// What the administrator or the person can do.
  public String remedy() {
    return remedy;
  }

  /// Whether the same sign-in may succeed later without anybody changing anything.
  public boolean isTemporary() {
    return this == TOO_MANY_ATTEMPTS || this == BUSY;
  }

  /// The refusal of a sign-in that may not even begin on this connection.
  public SignInOutcome.Refused on(SignInContext where) {
    return with(Texts.howToEncrypt(where.listener()));
  }

  /// @param detail what completes the text, where there is something to complete
  SignInOutcome.Refused with(String detail) {
    return new SignInOutcome.Refused(this, text.formatted(detail));
  }

  /// Words shared by constants; an enum's own constants may not refer to its static fields.
  private static final class Texts {
    static final String WRONG =
        "Address or password is wrong; the user name is your whole e-mail address";

    static String howToEncrypt(String listener) {
      if (listener.startsWith("pop3")) {
        return "use STLS here, or TLS on port 995";
      }
      return listener.startsWith("imap")
          ? "use STARTTLS here, or TLS on port 993"
          : "use STARTTLS here, or TLS on port 465";
    }
  }
}
