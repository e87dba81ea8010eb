import org.jspecify.annotations.NullMarked;

/// Bytes in, bytes out: connections, TLS, framing, limits; knows no command and no mailbox.
@NullMarked
module dev.haven.wire {
  requires static org.jspecify;

  exports dev.haven.wire;
}
