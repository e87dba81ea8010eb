package dev.haven.diagnosis;

/// What is wrong with encryption and certificates.
public enum TlsMeaning implements Meaning {
  EXPIRED(
      1,
      Severity.ERROR,
      "The certificate has expired",
      "It was good until a date that is past. Programs warn or refuse.",
      "Renew it, and make the server load it. Find out why it was not renewed by" + " itself."),
  NOT_YET_VALID(
      2,
      Severity.ERROR,
      "The certificate is not valid yet",
      "It is good from a date that has not come, by the clock of this machine. Either"
          + " it was made ahead, or a clock is wrong.",
      "Check the clock of this machine and that of the machine where the certificate"
          + " was made."),
  WRONG_NAME(
      3,
      Severity.ERROR,
      "The certificate is made for other names",
      "A program that connects to this name finds a certificate that does not have it,"
          + " and must think that it talks to somebody else.",
      "Set programs to one of the names in the certificate, or get a certificate that"
          + " has this name too."),
  SELF_SIGNED(
      4,
      Severity.ERROR,
      "The certificate vouches for itself",
      "No authority certified it, so that anybody could have made it. Programs warn or"
          + " refuse.",
      "Get a certificate from a public authority; there are free ones."),
  MISSING_INTERMEDIATE(
      5,
      Severity.ERROR,
      "The server does not send the certificate in between",
      "Its certificate was signed by an intermediate authority whose certificate the"
          + " server has to send along. Programs that have met it before work, others refuse:"
          + " it looks like a matter of luck.",
      "Configure the full chain (often fullchain.pem), not the certificate alone" + " (cert.pem)."),
  UNKNOWN_AUTHORITY(
      6,
      Severity.ERROR,
      "No authority that is trusted here vouches for the certificate",
      "A private authority signed it. Programs warn or refuse unless they were told to"
          + " trust that authority.",
      "Get a certificate from a public authority, or import that of the private one"
          + " into every device. A Haven that made its own has it in tls/ca.pem of its data"
          + " directory."),
  EXPIRES_SOON(
      7,
      Severity.WARNING,
      "The certificate expires soon",
      "When it has expired, programs warn or refuse.",
      "Renew it now, and find out why it was not renewed by itself."),
  ONLY_OLD(
      8,
      Severity.ERROR,
      "The server knows only versions of TLS that are not safe",
      "TLS 1.0 and 1.1 were abandoned in 2021 (RFC 8996 §4, RFC 8996 §5). Programs of"
          + " today refuse them.",
      "Turn on TLS 1.2 and 1.3 in the server; if it cannot do them, replace it."),
  NO_CIPHER(
      9,
      Severity.ERROR,
      "The server and we have no cipher in common",
      "The handshake ended because the two could not agree. Mostly the server has no"
          + " key of a usual kind, or its list of ciphers is wrong.",
      "Give the server an RSA or ECDSA certificate, and set its list of ciphers back to"
          + " the default."),
  HANDSHAKE_FAILED(
      10,
      Severity.ERROR,
      "The TLS handshake fails",
      "The server accepted the connection, and TLS did not come about.",
      "Look into the log of the server at this moment; key and certificate that do not"
          + " belong together are the usual reason."),
  WEAK_KEY(
      11,
      Severity.WARNING,
      "The certificate has a weak key or signature",
      "RSA keys below 2048 bits, and signatures with MD5 or SHA-1, can be forged. More"
          + " and more programs refuse them.",
      "Make a new key (ECDSA P-256, or RSA 2048) and get a certificate for it."),
  CHAIN_EXPIRED(
      12,
      Severity.ERROR,
      "A certificate that the server sends along has expired",
      "The certificate of the server is good, but one of the authorities above it in"
          + " the chain is not any more.",
      "Get the present chain from the authority, and configure it instead."),
  CLOCKS_DIFFER(
      13,
      Severity.WARNING,
      "The clocks of server and caller differ",
      "The time that the server tells in its greeting is not that of this machine."
          + " Certificates, tokens and dates of mail go wrong by it.",
      "Set both clocks by NTP: timedatectl set-ntp true"),
  OLD_TOO(
      14,
      Severity.WARNING,
      "The server also speaks versions of TLS that are not safe",
      "It agrees to TLS 1.0 or 1.1 with a client that knows nothing better. Programs of today do not"
          + " ask for them, but nobody should (RFC 8996 §4, RFC 8996 §5).",
      "Turn TLS 1.0 and 1.1 off in the server (Postfix: smtpd_tls_protocols and"
          + " smtpd_tls_mandatory_protocols = >=TLSv1.2, Dovecot: ssl_min_protocol = TLSv1.2).");

  private final Entry entry;

  TlsMeaning(int number, Severity severity, String title, String meaning, String remedy) {
    this.entry = Entry.of("TLS", number, severity, title, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
