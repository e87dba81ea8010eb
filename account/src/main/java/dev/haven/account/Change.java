package dev.haven.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One thing that happened to an account; an entry of its log is a list of them. Published as
/// `account.proto`; [ChangeCodec] writes and reads it, [StateEditor] applies it.
///
/// A change says what was decided, never what to decide: applying it needs no clock, no limit and
/// no chance, so that replay gives what was there.
sealed interface Change {

  record MailboxCreated(MailboxId id, String name, Optional<Role> role, long uidValidity)
      implements Change {}

  record MailboxRenamed(MailboxId id, String name) implements Change {}

  record MailboxDeleted(MailboxId id) implements Change {}

  /// A keyword takes the next free bit of its mailbox.
  record KeywordAdded(MailboxId mailbox, String name) implements Change {}

  /// New messages under consecutive UIDs.
  ///
  /// @param savedAt when they came into the mailbox, in seconds since 1970; 0 for when they were
  ///   received
  record MessagesAdded(MailboxId mailbox, long firstUid, long savedAt, List<Arrival> arrivals)
      implements Change {}

  /// Messages of one mailbox appear in another as well, in the same order, under consecutive UIDs.
  record MessagesCopied(
      MailboxId source, UidSet uids, MailboxId target, long firstUid, long savedAt)
      implements Change {}

  /// Takes `remove` from, then gives `add` to the flags of messages that are all there.
  record FlagsChanged(MailboxId mailbox, UidSet uids, long add, long remove) implements Change {}

  /// Values of annotations are set, or removed, of messages that are all there.
  record MessagesAnnotated(
      MailboxId mailbox, UidSet uids, Map<AnnotationKey, Optional<Octets>> values)
      implements Change {}

  record MessagesExpunged(MailboxId mailbox, UidSet uids) implements Change {}

  record Subscribed(String name) implements Change {}

  record Unsubscribed(String name) implements Change {}

  /// An access control list has this entry from now on; one without rights is none.
  record RightsGiven(MailboxId mailbox, AclEntry entry) implements Change {}

  /// That account shares something with this one.
  record SharerAdded(Sharer sharer) implements Change {}

  record SharerRemoved(String account) implements Change {}

  /// An entry of metadata has this value from now on, or is no more.
  ///
  /// @param mailbox the account itself if empty
  record MetadataSet(Optional<MailboxId> mailbox, MetadataKey key, Optional<Octets> value)
      implements Change {}

  /// A mailbox has this access key from now on.
  record AccessKeySet(KeyedMailbox of, Octets key) implements Change {}

  record AccessKeysForgotten() implements Change {}

  /// A delivery that shall not be made twice.
  record Delivered(Delivery delivery) implements Change {}
}
