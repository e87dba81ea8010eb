package dev.haven.diagnosis;

/// What is wrong with how mail is handled.
public enum MailMeaning implements Meaning {
  OPEN_RELAY(
      1,
      Severity.ERROR,
      "The server relays mail of strangers to strangers",
      "It accepted a recipient elsewhere from somebody who did not sign in. Such"
          + " servers are found within hours, send spam, and are blocked everywhere. Nothing"
          + " was sent to find this out.",
      "Allow relaying only after sign-in and from your own networks (Postfix:"
          + " smtpd_relay_restrictions), and check that the list of own networks is not too"
          + " wide.");

  private final Entry entry;

  MailMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("MAIL", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
