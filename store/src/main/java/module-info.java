import org.jspecify.annotations.NullMarked;

/// Logs and blobs: the only code that writes mail to disk.
@NullMarked
module dev.haven.store {
  requires static org.jspecify;
  requires com.google.protobuf;
  requires rocksdbjni;

  exports dev.haven.store;
  exports dev.haven.store.journal;
}
