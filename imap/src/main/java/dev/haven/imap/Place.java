package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.Carried;
import dev.haven.account.Intent;
import dev.haven.account.Mailbox;
import dev.haven.account.MailboxId;
import dev.haven.account.Right;
import dev.haven.account.Rights;
import dev.haven.account.Transfer;

/// A mailbox that was found by its name: whose it is, and how it is at this moment.
record Place(Owner owner, Mailbox mailbox) {
  private static final Rights ANNOTATES =
      Rights.of(Right.READ, Right.SEEN, Right.WRITE, Right.INSERT, Right.POST);

  Account account() {
    return owner.account();
  }

  MailboxId id() {
    return mailbox.id();
  }

  /// The name by which this person knows it.
  String name() {
    return owner.nameOf(mailbox);
  }

  /// As it is now, or was when it was last there.
  Place now() {
    return owner.place(account().state().mailbox(id()).orElse(mailbox));
  }

  /// An intent that puts messages here, to be refused if that may not be done at its moment.
  <R> Intent<R> permitted(Intent<R> intent) {
    return owner.permitted(intent, id(), Right.INSERT);
  }

  /// What brings messages here from the mailbox that is selected in another account.
  Transfer transfer(State.Selected state, Client client) throws Bye {
    var from = News.current(state);
    var pace = Progress.of(state, client);
    return new Transfer(state.account(), from, account(), mailbox, flags(), carried(), pace);
  }

  Rights rights() {
    return owner.rights(mailbox);
  }

  boolean allows(Right right) {
    return rights().has(right);
  }

  /// Whether this person may read annotations of it, and write their own (RFC 5464 §3.3).
  boolean allowsAnnotations() {
    return allows(Right.LOOKUP) && rights().hasAny(ANNOTATES);
  }

  /// Refuses whoever may not.
  Place requireAnnotations() throws Refused {
    return allowsAnnotations() ? this : require(Right.LOOKUP).require(Right.READ);
  }

  /// The flags that this person may set here (RFC 4314 §2.1).
  long flags() {
    return rights().flags();
  }

  /// Which annotations go along with messages that this person puts here: RFC 5257 §4.6.
  Carried carried() {
    return new Carried(allows(Right.READ) ? owner.viewer().account() : "", allows(Right.ANNOTATE));
  }

  /// Refuses whoever lacks the right. RFC 4314 §6: who may not even look a mailbox up is told what
  /// they would be told if it did not exist.
  Place require(Right right) throws Refused {
    if (!allows(right)) {
      throw allows(Right.LOOKUP) ? Mailboxes.noPermission(right) : Mailboxes.nonexistent();
    }
    return this;
  }
}
