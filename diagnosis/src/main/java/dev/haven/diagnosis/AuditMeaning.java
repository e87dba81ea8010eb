package dev.haven.diagnosis;

/// What is weak in a server of ours, or about to break.
public enum AuditMeaning implements Meaning {
  CERTIFICATE_ENDS(
      1,
      Severity.WARNING,
      "The certificate ends soon",
      "From its end on no mail program and no telephone connects any more. What should have"
          + " renewed it by now did not.",
      "Renew it: Haven takes a new file of your own within six hours. One that Haven made is renewed"
          + " by the server while it runs; its log says why it could not."),
  CERTIFICATE_OVER(
      2,
      Severity.ERROR,
      "The certificate is not valid now",
      "Mail programs refuse to connect, or warn.",
      "Put a new certificate in its place, and look whether the clock of this machine is right."),
  CERTIFICATE_PRIVATE(
      3,
      Severity.WARNING,
      "The certificate is of an authority that only this server knows",
      "Mail programs warn until each device was told to trust tls/ca.pem, other servers do not"
          + " verify it, and set-up pages are not believed.",
      "Get a certificate from a public authority and name it under [certificate] in haven.toml."),
  CERTIFICATE_NAMES(
      4,
      Severity.ERROR,
      "The certificate is not for the name of this server",
      "Mail programs that are set to that name refuse to connect.",
      "Get a certificate for that name, or set hostname in haven.toml to one that it has."),
  PAGES_UNNAMED(
      5,
      Severity.WARNING,
      "The certificate lacks names that set-up pages are asked for by",
      "Thunderbird and Outlook find the settings of these domains only by guessing, or not at all.",
      "Add autoconfig. and autodiscover. of the domain to the certificate, or publish SRV records:"
          + " haven settings ACCOUNT --records. Without set-up pages close [listeners.https]."),
  CLEAR_SIGN_IN(
      6,
      Severity.ERROR,
      "Passwords are taken without encryption",
      "Everybody on the way can read the password, and the mail.",
      "Take clear-sign-in out of the listener in haven.toml. Programs that cannot speak TLS belong"
          + " on a listener of this machine's own address only."),
  OPEN_DELIVERY(
      7,
      Severity.WARNING,
      "Whoever reaches the LMTP port can deliver mail unseen",
      "Nobody signs in there, and none of the rules of port 25 applies.",
      "Let [listeners.lmtp] listen at 127.0.0.1, or at an address of a network that is all yours."),
  WIDE_TRUST(
      8,
      Severity.ERROR,
      "Strangers are trusted",
      "The setting names a network of the public internet that is wider than any site. Whoever is"
          + " in it can pretend to be anybody, or escapes all limits.",
      "Name the addresses of your own machines only."),
  NO_LIMIT(
      9,
      Severity.WARNING,
      "A limit is switched off",
      "A stolen password, or a machine that went wild, then does as much harm as the line carries.",
      "Set the key to a number that your people do not reach, or take it out: the standard is"
          + " generous."),
  ANY_SENDER(
      10,
      Severity.WARNING,
      "People may send under any name",
      "Whoever has one password can write in the name of everybody here.",
      "Take any-from out of [submission] in haven.toml; give people aliases for what they need."),
  BACKSCATTER(
      11,
      Severity.WARNING,
      "Mail for anybody is taken in for other domains",
      "What is taken for nobody has to be sent back to senders that are mostly forged. Servers that"
          + " do so are put on block lists.",
      "Set recipients = \"ask\" or \"listed\" under [backup] in haven.toml."),
  DISK_LOW(
      12,
      Severity.WARNING,
      "The disk is nearly full",
      "When it is full no mail is accepted any more. What was accepted is safe.",
      "Make room, or move the data directory to a larger disk."),
  DISK_FULL(
      13,
      Severity.ERROR,
      "The disk is full",
      "Mail is refused for now; other servers try again for some days.",
      "Make room now."),
  DISK_FILLS(
      14,
      Severity.WARNING,
      "The disk will be full soon",
      "It grew so fast since the last audit that it is full within a month.",
      "Make room, set quotas, or move the data directory to a larger disk."),
  READABLE(
      15,
      Severity.ERROR,
      "Others on this machine can read what is private",
      "Mail, passwords' hashes or the key of the certificate are open to other users.",
      "Take the right away: chmod go= FILE."),
  LEFT_BEHIND(
      16,
      Severity.WARNING,
      "Temporary files were left behind",
      "They take room, and a program that was killed left them.",
      "Remove them while the server is stopped."),
  LIMIT_REACHED(
      17,
      Severity.WARNING,
      "Limits were reached",
      "Connections or mail were turned away, of strangers or of people who belong here.",
      "See who it was in the log. If they belong here, raise the limit in haven.toml."),
  NEVER_USED(
      18,
      Severity.WARNING,
      "Accounts were never used",
      "Nobody would notice if somebody else signed in with their password.",
      "Remove them: haven account remove ADDRESS."),
  FIRST_PASSWORD(
      19,
      Severity.WARNING,
      "The first account still has the password that was printed",
      "It stands in the log of the first start, and on the screen of whoever began it.",
      "Set another: haven account password ADDRESS."),
  NO_QUOTA(
      20,
      Severity.WARNING,
      "Accounts have no quota",
      "One of them can fill the disk for all.",
      "Set one: haven account quota ADDRESS --storage 5GiB."),
  QUEUE_OLD(
      21,
      Severity.WARNING,
      "Mail has waited for long",
      "It could not be delivered to other servers for more than a day.",
      "See why: haven queue list, haven queue show ID."),
  CLOCK_LOOSE(
      22,
      Severity.WARNING,
      "The clock is not kept right by anybody",
      "Certificates are judged, and mail is dated, by a clock that drifts.",
      "Switch a time service on: sudo timedatectl set-ntp true."),
  FEW_FILES(
      23,
      Severity.WARNING,
      "The server may open too few files",
      "Each connection is one. At the limit new ones are refused.",
      "Raise it: LimitNOFILE=65536 in the systemd unit, or ulimit -n 65536 before haven serve."),
  OLD_JAVA(
      24,
      Severity.WARNING,
      "Java has missed its updates",
      "Java is mended four times a year; TLS and the reading of certificates are part of it.",
      "Install the newest update of this Java and start the server again."),
  PORT_ELSEWHERE(
      25,
      Severity.WARNING,
      "A port is not as it was asked for",
      "Mail programs and other servers look for it at its standard number.",
      "haven status says why, and what to do.");

  private final Entry entry;

  AuditMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("AUD", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
