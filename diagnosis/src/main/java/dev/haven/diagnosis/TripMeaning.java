package dev.haven.diagnosis;

/// What went wrong with a message that was sent to oneself and read again.
public enum TripMeaning implements Meaning {
  NOT_ACCEPTED(
      1,
      Severity.ERROR,
      "The server does not take a message that somebody sends to themselves",
      "The sign-in for sending works, but sender, recipient or message are refused.",
      "The words of the server are in the evidence. A full mailbox, or a user name that is not the"
          + " address, are the usual reasons."),
  NOT_ARRIVED(
      2,
      Severity.ERROR,
      "The message was taken and does not arrive",
      "The server has answered for it, and some seconds later it is in no mailbox.",
      "Look for it in the queue of the server (haven queue list; with Postfix: mailq) and in its"
          + " log. It may be waiting for a filter, or for another server."),
  FILED_ELSEWHERE(
      3,
      Severity.WARNING,
      "The message does not come into the inbox",
      "It was found in another mailbox: a filter took it for junk, or a rule of the account filed"
          + " it.",
      "See the rules of the account, and what the filter has written into the header of the"
          + " message."),
  NOT_BY_POP3(
      4,
      Severity.ERROR,
      "The message can be read by IMAP, and not by POP3",
      "Programs that fetch by POP3 do not see mail that is there.",
      "See whether POP3 shows the same mailbox as IMAP, and only new messages perhaps: some"
          + " providers have a setting for that."),
  LEFT_BEHIND(
      5,
      Severity.WARNING,
      "The test message could not be removed again",
      "It lies in the mailbox, with the subject that is in the evidence.",
      "Remove it by hand.");

  private final Entry entry;

  TripMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("TRIP", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
