import org.jspecify.annotations.NullMarked;

/// IMAP4rev1 and IMAP4rev2 sessions.
@NullMarked
module dev.haven.imap {
  requires static org.jspecify;
  requires transitive dev.haven.wire;
  requires transitive dev.haven.message;
  requires transitive dev.haven.account;
  requires transitive dev.haven.directory;
  requires dev.haven.sharing;

  exports dev.haven.imap;
}
