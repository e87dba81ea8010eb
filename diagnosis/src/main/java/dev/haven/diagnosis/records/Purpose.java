package dev.haven.diagnosis.records;

/// What a record is for.
public enum Purpose {
  MAIL_EXCHANGE("mail comes in (MX)", "Mail for the domain comes in here"),
  ADDRESS("where the server is", "Where the server is"),
  REVERSE(
      "the server's name",
      "What the address is called: many servers refuse mail from one without a name"),
  SPF("who may send (SPF)", "Which servers may send mail of the domain"),
  SPF_HOST("who may send (SPF)", "The same for the name that the server greets with"),
  DKIM("signatures (DKIM)", "The key that proves the signatures of the domain's mail"),
  DMARC("forgeries (DMARC)", "What others shall do with mail that neither SPF nor DKIM proves"),
  MTA_STS("TLS for sure (MTA-STS)", "Tells senders that there is a policy to fetch"),
  MTA_STS_HOST("TLS for sure (MTA-STS)", "Where the policy is fetched"),
  TLS_RPT("TLS reports (TLS-RPT)", "Where others report trouble with TLS to"),
  TLSA("TLS for sure (DANE)", "The key that senders find on port 25"),
  SERVICE("settings of programs", "How mail programs find the server"),
  AUTOCONFIG("settings of programs", "Where Thunderbird and others ask for settings"),
  AUTODISCOVER("settings of programs", "Where Outlook asks for settings"),
  PACC(
      "settings of programs", "Where programs that know PACC ask, and what vouches for the answer"),
  CAA("certificates (CAA)", "Which authority may issue certificates");

  private final String words;
  private final String sentence;

  Purpose(String words, String sentence) {
    this.words = words;
    this.sentence = sentence;
  }

  /// A few words, for a table.
  public String words() {
    return words;
  }

  /// The same as a sentence without its full stop.
  public String sentence() {
    return sentence;
  }
}
