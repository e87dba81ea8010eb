package dev.haven.imap;

import dev.haven.account.MailboxId;

/// Object identifiers, RFC 8474 §4 and RFC 8474 §5: what mailboxes, emails and threads are called
/// for as long as they are there, wherever they are moved and whatever they are renamed to.
///
/// The numbers of the account with a letter before them. An account has its own numbers, so those
/// of another's, in mailboxes that are shared, say whose they are.
record ObjectIds(String suffix) {

  static ObjectIds of(Owner owner) {
    if (owner.isViewer()) {
      return new ObjectIds("");
    }
    var name = owner.account().id().name();
    return new ObjectIds("-" + name.substring(name.lastIndexOf('/') + 1));
  }

  /// RFC 8474 §4.
  String mailbox(MailboxId id) {
    return "F" + id.value() + suffix;
  }

  /// RFC 8474 §5.1.
  void writeEmail(long email, Responses out) {
    out.put('M').number(email).ascii(suffix);
  }

  /// RFC 8474 §5.2.
  void writeThread(long thread, Responses out) {
    out.put('T').number(thread).ascii(suffix);
  }

  /// The number that an identifier of an email (`M`) or of a thread (`T`) stands for; -1 if it is
  /// none of ours.
  long number(char kind, String id) {
    if (id.length() < 2 || id.charAt(0) != kind || !id.endsWith(suffix)) {
      return -1;
    }
    var digits = id.substring(1, id.length() - suffix.length());
    boolean known =
        !digits.isEmpty()
            && digits.length() < 19
            && digits.charAt(0) != '0'
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return known ? Long.parseLong(digits) : -1;
  }
}
