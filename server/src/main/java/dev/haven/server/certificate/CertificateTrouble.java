package dev.haven.server.certificate;

/// No certificate can be served: why, and what to do.
public final class CertificateTrouble extends Exception {
  CertificateTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
