package dev.haven.account;

import java.util.Optional;

/// Creates a mailbox and those above it that are missing, RFC 9051 §6.3.4. Each is open to whom the
/// one above it is open to, RFC 4314 §4.
///
/// @param name one separator at its end is passed over, as the RFC wants it
/// @param role what it is for, RFC 6154 §3; one mailbox for each
/// @param likeInbox whether one at the top is open to whom INBOX is open to, so that somebody who
///   creates it in another's account can see it
public record CreateMailbox(String name, Optional<Role> role, boolean likeInbox)
    implements Intent<MailboxId> {

  public CreateMailbox(String name) {
    this(name, Optional.empty());
  }

  public CreateMailbox(String name, Optional<Role> role) {
    this(name, role, false);
  }

  @Override
  public MailboxId decide(Draft draft) throws IntentRefused {
    boolean ended = name.length() > 1 && name.charAt(name.length() - 1) == MailboxName.SEPARATOR;
    var wanted = MailboxName.checked(ended ? name.substring(0, name.length() - 1) : name);
    refuseExisting(draft, wanted);
    if (role.isPresent()) {
      checkRole(draft, role.get());
    }
    createMissing(draft, MailboxName.parent(wanted), likeInbox);
    return create(draft, wanted, role, likeInbox);
  }

  static void refuseExisting(Draft draft, String name) throws IntentRefused {
    if (draft.state().mailbox(name).isPresent()) {
      throw new IntentRefused(
          Reason.ALREADY_EXISTS, "There is a mailbox " + name + " already; choose another name.");
    }
  }

  private static void checkRole(Draft draft, Role role) throws IntentRefused {
    var taken = draft.state().mailbox(role);
    if (taken.isPresent() || role == Role.INBOX) {
      throw new IntentRefused(
          Reason.CANNOT,
          "That use is taken by the mailbox "
              + taken.map(Mailbox::name).orElse(MailboxName.INBOX)
              + "; create this one without it.");
    }
  }

  /// Creates a mailbox and all above it unless they are there; the empty name is always there.
  static void createMissing(Draft draft, String name, boolean likeInbox) throws IntentRefused {
    if (!name.isEmpty() && draft.state().mailbox(name).isEmpty()) {
      createMissing(draft, MailboxName.parent(name), likeInbox);
      create(draft, name, Optional.empty(), likeInbox);
    }
  }

  static MailboxId create(Draft draft, String name, Optional<Role> role, boolean likeInbox)
      throws IntentRefused {
    draft.admitMailbox();
    var numbers = draft.state().numbers();
    var id = new MailboxId(numbers.nextMailbox());
    draft.record(new Change.MailboxCreated(id, name, role, uidValidity(draft, numbers)));
    for (var entry : inherited(draft, MailboxName.parent(name), likeInbox).entries()) {
      draft.record(new Change.RightsGiven(id, entry));
    }
    return id;
  }

  private static Acl inherited(Draft draft, String parent, boolean likeInbox) {
    var above = parent.isEmpty() && likeInbox ? MailboxName.INBOX : parent;
    return draft.state().mailbox(above).map(Mailbox::acl).orElse(Acl.NONE);
  }

  /// Larger than any before, and than that of an account of this name that was removed earlier: RFC
  /// 9051 §2.3.1.1 suggests the time.
  private static long uidValidity(Draft draft, Numbers numbers) throws IntentRefused {
    long now = draft.options().clock().instant().getEpochSecond();
    long next = Math.max(numbers.lastUidValidity() + 1, Math.clamp(now, 1, UidSet.LARGEST - 1));
    if (next > UidSet.LARGEST) {
      throw new IntentRefused(
          Reason.LIMIT, "The account has no UIDVALIDITY left for another mailbox.");
    }
    return next;
  }
}
