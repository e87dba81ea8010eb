/// Bytes in, bytes out: connections, TLS, framing, limits; knows no command and no mailbox.
package dev.haven.wire;
