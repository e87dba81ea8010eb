import org.jspecify.annotations.NullMarked;

/// Mailboxes, messages and flags as immutable snapshots replayed from a log.
@NullMarked
module dev.haven.account {
  requires static org.jspecify;
  requires transitive dev.haven.message;
  requires transitive dev.haven.store;
  requires com.google.protobuf;

  exports dev.haven.account;
}
