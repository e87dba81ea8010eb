import org.jspecify.annotations.NullMarked;

/// Load and comparison programs. Not part of the server.
@NullMarked
module dev.haven.bench {
  requires static org.jspecify;
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires java.management;
  requires jdk.management;
  requires transitive dev.haven.server;
  requires transitive dev.haven.wire;
  requires transitive dev.haven.message;
  requires transitive dev.haven.store;
  requires transitive dev.haven.account;
  requires transitive dev.haven.directory;
  requires transitive dev.haven.smtp;
  requires transitive dev.haven.queue;
  requires transitive dev.haven.imap;
  requires transitive dev.haven.pop3;

  // The command line is read by reflection.
  opens dev.haven.bench to
      info.picocli;
}
