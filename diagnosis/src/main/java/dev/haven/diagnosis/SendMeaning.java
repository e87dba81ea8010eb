package dev.haven.diagnosis;

/// What keeps a message from reaching the server of its recipient.
public enum SendMeaning implements Meaning {
  REFUSED(
      1,
      Severity.ERROR,
      "The other server refuses the mail for good",
      "It was reached, and says no to the sender, to the recipient, or to this server. Its words"
          + " say which, and mostly why; mail like this comes back to its sender.",
      "Read the words of the server in the evidence. A recipient that is not known is mistyped or"
          + " gone; a block names the list that this server's address is on, and how to get off it;"
          + " an authentication failure means SPF, DKIM or DMARC of the sender's domain."),
  REFUSED_FOR_NOW(
      2,
      Severity.WARNING,
      "The other server asks to come again later",
      "It was reached, and does not take the mail now: it does not know this server yet"
          + " (greylisting), is busy, or the mailbox is full. The queue tries again by itself.",
      "Wait. If the same words come for hours, tell whoever runs the other server; haven queue show"
          + " has all that was answered."),
  LOOP(
      3,
      Severity.ERROR,
      "The DNS sends the mail back to this server",
      "The recipient's domain names this server as the one that takes its mail, but it does not"
          + " serve that domain. Mail would go round in circles.",
      "If the domain is yours, add it: haven domain add. If not, its owner has to correct its MX"
          + " record."),
  IN_CLEAR(
      4,
      Severity.WARNING,
      "The mail would travel without encryption",
      "The other server offers no TLS, or it failed. Everybody on the way can read what is sent"
          + " there.",
      "Tell whoever runs the other server. Until then send nothing there that is secret, or demand"
          + " TLS for a message (REQUIRETLS), which then comes back."),
  TLS_DEMANDED(
      5,
      Severity.ERROR,
      "The encryption that is demanded does not come about",
      "The way to this server is allowed only with TLS and a good certificate, by the operator, by a"
          + " policy of the domain, or by the sender. The mail waits, and then comes back.",
      "See what is wrong with its certificate: haven doctor, with the name of that server. Where a"
          + " route of yours demands it, correct the name in the route."),
  UNFIT(
      6,
      Severity.ERROR,
      "The other server cannot take a message like this",
      "It does not offer what the message needs: its size, addresses beyond ASCII, a deadline, or a"
          + " proof of the recipient.",
      "Send it smaller, to an address in ASCII, or without the special demand."),
  PAUSED(
      7,
      Severity.WARNING,
      "Sending is paused by the operator",
      "Nothing leaves for this destination until somebody says so.",
      "Let it go on: haven queue resume, with the domain, or with all.");

  private final Entry entry;

  SendMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("SEND", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
