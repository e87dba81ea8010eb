import org.jspecify.annotations.NullMarked;

/// Mailboxes that several people use.
@NullMarked
module dev.haven.sharing {
  requires static org.jspecify;
  requires transitive dev.haven.account;
  requires transitive dev.haven.directory;

  exports dev.haven.sharing;
}
