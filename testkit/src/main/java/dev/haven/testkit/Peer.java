package dev.haven.testkit;

import java.io.InputStream;
import java.io.OutputStream;

/// The server's end of one scripted connection.
///
/// `TLS` in the middle of a script arrives as an empty TLS handshake record (16 03 01 00 00),
/// `TIMEOUT` as a [java.net.SocketTimeoutException] and `SHUTDOWN` as an
/// [java.io.InterruptedIOException] from a read.
///
/// @param number 1 for the first connection of the transcript
/// @param tls whether the connection begins inside TLS
public record Peer(int number, InputStream in, OutputStream out, boolean tls) {}
