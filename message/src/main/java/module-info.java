import org.jspecify.annotations.NullMarked;

/// The Internet message format and MIME as offsets over bytes.
@NullMarked
module dev.haven.message {
  requires static org.jspecify;
  requires transitive dev.haven.wire;

  exports dev.haven.message;
}
