package dev.haven.diagnosis;

/// Why a message that comes here would not be taken.
public enum ArrivalMeaning implements Meaning {
  TURNED_AWAY(
      1,
      Severity.ERROR,
      "The client would be turned away before it says what it brings",
      "It has had as many connections, messages or recipients as one address may have in a minute,"
          + " or it names people who do not exist again and again.",
      "It passes by itself. A client that may do more belongs into receiving.trusted in haven.toml;"
          + " what one address may do is set there too."),
  SENDER_REFUSED(
      2,
      Severity.ERROR,
      "The sender would be refused",
      "The address or the way it is written is not taken.",
      "The answer in the evidence says what is wrong with it."),
  GREYLISTED(
      3,
      Severity.WARNING,
      "The client would be asked to come again",
      "Greylisting is on, and this sender, recipient and network are not known together yet. A mail"
          + " server tries again by itself, and is known then.",
      "Wait. If mail of this network is to be taken at once, add it to receiving.trusted in"
          + " haven.toml, or turn receiving.greylisting off."),
  NOBODY(
      4,
      Severity.ERROR,
      "There is no such person here",
      "The domain is served here, but no account and no alias has the address.",
      "Check the spelling. If the address shall exist, add it: haven account add, or haven alias"
          + " add."),
  NOT_OURS(
      5,
      Severity.ERROR,
      "The recipient's domain is not served here",
      "Strangers may bring mail for the domains of this server only.",
      "If the domain is yours, add it: haven domain add. If not, the DNS of that domain sends its"
          + " mail to the wrong place."),
  MAILBOX_FULL(
      6,
      Severity.ERROR,
      "The mailbox is full",
      "The message does not fit into what the recipient's account may hold.",
      "Let the recipient make room, or allow more: haven account quota."),
  RECIPIENT_REFUSED(
      7,
      Severity.ERROR,
      "The recipient would be refused",
      "The account is suspended, or does not take this message.",
      "The answer in the evidence says why."),
  TOO_LARGE(
      8,
      Severity.ERROR,
      "The message is too large",
      "It has more octets than this server takes.",
      "Send large files as a link, or allow more: messages.size in haven.toml."),
  MALFORMED(
      9,
      Severity.ERROR,
      "The message is not written as mail has to be",
      "Its lines or its header break the rules, in a way that can be used to forge mail or that"
          + " programs cannot read.",
      "The answer in the evidence says what it is. The program that wrote the message has to be"
          + " mended."),
  REFUSED(
      10,
      Severity.ERROR,
      "The message would be refused",
      "It was read to its end, and is not taken.",
      "The answer in the evidence says why.");

  private final Entry entry;

  ArrivalMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("RECV", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
