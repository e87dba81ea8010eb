package dev.haven.account;

import org.jspecify.annotations.Nullable;

/// What is known of a mailbox apart from its messages. Immutable.
record MailboxHead(
    MailboxId id, String name, @Nullable Role role, long uidValidity, Acl acl, Metadata metadata) {

  MailboxHead(MailboxId id, String name, @Nullable Role role, long uidValidity) {
    this(id, name, role, uidValidity, Acl.NONE, Metadata.NONE);
  }

  MailboxHead withName(String newName) {
    return new MailboxHead(id, newName, role, uidValidity, acl, metadata);
  }

  MailboxHead with(Acl newAcl) {
    return new MailboxHead(id, name, role, uidValidity, newAcl, metadata);
  }

  MailboxHead with(Metadata newMetadata) {
    return new MailboxHead(id, name, role, uidValidity, acl, newMetadata);
  }
}
