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
          + " that the server that looks passwords up is running.");

  private final Entry entry;

  SignInMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("AUTH", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
