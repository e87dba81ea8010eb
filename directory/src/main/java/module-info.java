import org.jspecify.annotations.NullMarked;

/// Domains, addresses, people and credentials, and who may sign in how.
@NullMarked
module dev.haven.directory {
  requires static org.jspecify;
  requires transitive dev.haven.wire;
  requires transitive dev.haven.store;
  requires com.google.protobuf;
  requires org.bouncycastle.provider;

  exports dev.haven.directory;
}
