import org.jspecify.annotations.NullMarked;

/// Who gets a message: routing of recipients and local delivery.
@NullMarked
module dev.haven.queue {
  requires static org.jspecify;
  requires transitive dev.haven.smtp;
  requires transitive dev.haven.account;
  requires transitive dev.haven.directory;
  requires transitive dev.haven.message;
  requires transitive dev.haven.store;
  requires transitive dev.haven.dns;
  requires dev.haven.wire;
  requires com.google.protobuf;

  exports dev.haven.queue;
  exports dev.haven.queue.greylist;
  exports dev.haven.queue.outgoing;
  exports dev.haven.queue.verdict;
}
