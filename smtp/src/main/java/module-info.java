import org.jspecify.annotations.NullMarked;

/// SMTP: receiving from other servers and from mail programs.
@NullMarked
module dev.haven.smtp {
  requires static org.jspecify;
  requires transitive dev.haven.wire;
  requires transitive dev.haven.message;
  requires transitive dev.haven.directory;

  exports dev.haven.smtp;
  exports dev.haven.smtp.client;
  exports dev.haven.smtp.guard;
}
