import org.jspecify.annotations.NullMarked;

/// Bytes in, bytes out: connections, TLS, framing, limits; knows no command and no mailbox.
@NullMarked
module dev.haven.wire {
  requires static org.jspecify;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.handler;
  requires jdk.net;

  exports dev.haven.wire;
}
