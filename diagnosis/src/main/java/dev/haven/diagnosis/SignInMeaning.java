package dev.haven.diagnosis;

/// What is wrong with signing in.
public enum SignInMeaning implements Meaning {
  IN_CLEAR(
      1,
      Severity.WARNING,
      "Passwords may be sent in clear",
      "The server takes passwords before encryption, so that everybody on the way can"
          + " read them. A program that is set wrongly gives its password away without a"
          + " word.",
      "Let the server take passwords inside TLS only (Dovecot:"
          + " disable_plaintext_auth=yes or auth_allow_cleartext=no, Postfix:"
          + " smtpd_tls_auth_only=yes)."),
  NONE_OFFERED(
      2,
      Severity.ERROR,
      "No way to sign in is offered",
      "The port is for people with an account, but the server offers no mechanism even"
          + " inside TLS.",
      "Turn on sign-in for this port (Postfix: smtpd_sasl_auth_enable=yes), and check"
          + " that the server that looks passwords up is running."),
  REFUSED(
      3,
      Severity.ERROR,
      "The sign-in is refused",
      "The server does not take this user name and password.",
      "Type the whole address as user name. Try the password at the web page of the"
          + " provider. With two-factor sign-in, mail programs need a password of their own"
          + " (app password)."),
  UNAVAILABLE(
      4,
      Severity.ERROR,
      "The server cannot check passwords now",
      "It says that the trouble is on its side and passes.",
      "Try again later. If the server is yours, see whether what looks passwords up is"
          + " running."),
  NOTHING_IN_COMMON(
      5,
      Severity.ERROR,
      "The server wants a way of signing in that is not tried here",
      "It offers none of the mechanisms PLAIN and LOGIN; some providers demand OAuth.",
      "Set the program to the mechanism that the server offers (see the evidence); for"
          + " OAuth the program has to know the provider."),
  UNUSABLE(
      6,
      Severity.ERROR,
      "The sign-in works, and then something fails",
      "The account can be signed in to, but a command that every mail program sends"
          + " next is refused.",
      "The words of the server are in the evidence. A damaged or full mailbox is the"
          + " usual reason."),
  LOST(
      7,
      Severity.ERROR,
      "The sign-in breaks off",
      "The server stopped answering, or closed the connection, while a program was signing in.",
      "Look into the log of the server at this moment; what looks passwords up may hang.");

  private final Entry entry;

  SignInMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("AUTH", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
