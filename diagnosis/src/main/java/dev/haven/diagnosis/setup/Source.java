package dev.haven.diagnosis.setup;

/// Who says it, the most reliable first.
public enum Source {
  /// RFC 6186 §3.1, RFC 8314 §5.1.
  SRV("the SRV records of the domain"),
  /// draft-ietf-mailmaint-autoconfig.
  AUTOCONFIG("the autoconfig file of the domain"),
  /// The protocol of Outlook.
  AUTODISCOVER("the autodiscover service of the domain"),
  /// draft-ietf-mailmaint-pacc.
  PACC("the PACC file of the domain"),
  /// The autoconfig file of whoever takes the mail of the domain.
  EXCHANGE("the autoconfig file of its mail exchange"),
  /// The autoconfig file again, as Thunderbird asks for it last.
  IN_CLEAR(
      "the autoconfig file of the domain over plain HTTP, which anybody on the way can change"),
  /// Nobody: the usual names, tried.
  GUESS("a guess from the usual names");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  /// For people.
  public String words() {
    return words;
  }
}
