import org.jspecify.annotations.NullMarked;

/// POP3 sessions.
@NullMarked
module dev.haven.pop3 {
  requires static org.jspecify;
  requires transitive dev.haven.wire;
  requires transitive dev.haven.message;
  requires transitive dev.haven.account;
  requires transitive dev.haven.directory;

  exports dev.haven.pop3;
}
