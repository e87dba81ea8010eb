package dev.haven.directory;

/// What a refused client is told. Several causes share an answer, so that nobody can find out by it
/// who has an account here.
public enum SignInAnswer {
  WRONG_CREDENTIALS("Address or password is wrong; the user name is your whole e-mail address"),
  SUSPENDED("This account is suspended; ask the administrator of your mail server"),
  NEEDS_TLS("Sign-in needs an encrypted connection first: %s"),
  NO_SUCH_MECHANISM(
      "This sign-in mechanism is not offered; use PLAIN or LOGIN ('normal password')"),
  PAUSE("Too many failed sign-ins; correct the password and try again in %s"),
  BUSY("Too many sign-ins are waiting; try again in a minute"),
  /// The exchange itself failed, and each protocol has its own words for that.
  BROKEN_EXCHANGE("The sign-in broke off");

  private final String text;

  SignInAnswer(String text) {
    this.text = text;
  }

  /// One line of ASCII.
  ///
  /// @param detail what completes the text, where there is something to complete
  String text(String detail) {
    return text.formatted(detail);
  }
}
