package dev.haven.smtp;

import dev.haven.directory.Address;
import java.util.Optional;

/// One recipient with all that RCPT said.
///
/// @param asked when the sender wants to hear of it; empty if RCPT did not say (RFC 3461 §4.1)
/// @param original the address that the sender first wrote, with its type, decoded: `rfc822;
///   jane@example.com` without the space (RFC 3461 §4.2); empty if RCPT did not say
/// @param validSince since when the mailbox must have been the same person's
public record Recipient(
    Address address, Optional<Notify> asked, String original, ValidSince validSince) {
  public Recipient(Address address, Optional<Notify> asked, String original) {
    this(address, asked, original, ValidSince.UNASKED);
  }

  public static Recipient of(Address address) {
    return new Recipient(address, Optional.empty(), "");
  }

  /// The same if its mailbox is the same person's since then.
  public Recipient since(ValidSince since) {
    return new Recipient(address, asked, original, since);
  }

  /// When the sender wants to hear of it, said or not.
  public Notify reports() {
    return asked.orElse(Notify.STANDARD);
  }
}
