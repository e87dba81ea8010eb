package dev.haven.diagnosis;

/// What is wrong with how mail programs find their settings.
public enum SetupMeaning implements Meaning {
  NOTHING_WORKS(
      1,
      Severity.ERROR,
      "No server was found that works",
      "Neither what the domain publishes nor the usual names led to a server that a mail program"
          + " could use.",
      "Ask the provider for the name of its server. If the domain is yours: see what is wrong with"
          + " the server by haven doctor, and publish its name."),
  WRONG_PUBLISHED(
      2,
      Severity.WARNING,
      "The domain publishes a server that does not work",
      "Mail programs that set themselves up by this source fail, or ask questions that nobody can"
          + " answer.",
      "Correct the record or the file, or mend the server that it names: haven doctor examines it."),
  NOTHING_PUBLISHED(
      3,
      Severity.WARNING,
      "The domain publishes no settings for mail programs",
      "People have to type the names of servers and choose ports themselves, and some get them"
          + " wrong.",
      "Publish SRV records: _imaps._tcp and _submissions._tcp, naming the server, with the ports"
          + " 993 and 465 (RFC 8314 §5.1)."),
  NOT_VOUCHED_FOR(
      4,
      Severity.WARNING,
      "The configuration file of the domain is not the one that its DNS vouches for",
      "The digest of the file (PACC) has to stand in a TXT record. Programs refuse a file without.",
      "Publish the digest of the file as it is now: v=UAAC1; a=sha256; d=... in the TXT record of"
          + " _ua-auto-config."),
  ONLY_IN_CLEAR(
      5,
      Severity.WARNING,
      "The domain publishes settings over plain HTTP only",
      "Anybody on the way can change the file, and send a mail program with its password to a"
          + " server of theirs. Many programs do not ask for it in clear any more.",
      "Publish the file by HTTPS too, with a certificate for autoconfig. and the domain; or SRV"
          + " records: _imaps._tcp and _submissions._tcp.");

  private final Entry entry;

  SetupMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("SET", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
