import org.jspecify.annotations.NullMarked;

/// The program: configuration, certificates, listeners, wiring and the command line.
@NullMarked
module dev.haven.server {
  requires static org.jspecify;
  requires transitive dev.haven.wire;
  requires transitive dev.haven.message;
  requires transitive dev.haven.store;
  requires transitive dev.haven.account;
  requires transitive dev.haven.directory;
  requires dev.haven.sharing;
  requires transitive dev.haven.dns;
  requires transitive dev.haven.smtp;
  requires transitive dev.haven.queue;
  requires transitive dev.haven.imap;
  requires transitive dev.haven.pop3;
  requires transitive dev.haven.diagnosis;
  requires dev.haven.web;
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires java.management;
  requires jdk.net;
  requires jdk.unsupported;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;

  exports dev.haven.server;
  exports dev.haven.server.config;
  exports dev.haven.server.control;

  provides System.LoggerFinder with
      dev.haven.server.log.LogfmtFinder;

  // The command line is read by reflection.
  opens dev.haven.server.command to
      info.picocli;
}
