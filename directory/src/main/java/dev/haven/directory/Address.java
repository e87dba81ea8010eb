package dev.haven.directory;

/// A mailbox as the envelope names it: `local-part@domain` (RFC 5321 §4.1.2, RFC 6531 §3.3).
///
/// The local part is kept as written, without quotes; the domain is a lower-case A-label or an
/// address literal in brackets. Comparison of local parts is the directory's business.
public record Address(String localPart, String domain) {
  /// As it goes on the wire, the local part quoted where its characters need it.
  @Override
  public String toString() {
    return localPart + "@" + domain;
  }
}
