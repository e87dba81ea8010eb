package dev.haven.smtp;

/// Where we accept more than the grammar allows, and for whom. The rules of [SmtpCursor] that do so
/// name their constant here, and are counted ([SmtpProtocol#tolerated]).
public enum Tolerance {
  /// `MAIL FROM: <a@b>`: people who type, and many scripts.
  SPACE_AFTER_COLON,
  /// `EHLO my_pc`, `EHLO 192.0.2.1`: what Windows machines, printers and cameras call themselves.
  HELLO_NOT_A_DOMAIN,
  /// A sender's local part beyond 64 octets, an underscore in its domain: mailing lists, and
  /// machines that mail under their own name. Nobody here can have such an address.
  ODD_SENDER
}
