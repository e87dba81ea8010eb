package dev.haven.wire;

/// The TLS library that was asked for cannot be loaded here; the message says why.
public final class TlsLibraryMissing extends Exception {
  TlsLibraryMissing(String why) {
    super(why, null, false, false);
  }
}
