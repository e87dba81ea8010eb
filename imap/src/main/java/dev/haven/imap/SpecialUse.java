package dev.haven.imap;

import dev.haven.account.Role;
import java.util.Locale;
import java.util.Optional;

/// What mailboxes are for, as RFC 6154 §2 and RFC 8457 §4 spell it.
final class SpecialUse {
  private SpecialUse() {}

  /// The role of an attribute, named without its backslash.
  static Optional<Role> named(String attribute) {
    return switch (attribute.toUpperCase(Locale.ROOT)) {
      case "ALL" -> Optional.of(Role.ALL);
      case "ARCHIVE" -> Optional.of(Role.ARCHIVE);
      case "DRAFTS" -> Optional.of(Role.DRAFTS);
      case "FLAGGED" -> Optional.of(Role.FLAGGED);
      case "IMPORTANT" -> Optional.of(Role.IMPORTANT);
      case "JUNK" -> Optional.of(Role.JUNK);
      case "SENT" -> Optional.of(Role.SENT);
      case "TRASH" -> Optional.of(Role.TRASH);
      default -> Optional.empty();
    };
  }

  /// The attribute of a role; the inbox has a name instead.
  static Optional<String> attribute(Role role) {
    return switch (role) {
      case INBOX -> Optional.empty();
      case ALL -> Optional.of("\\All");
      case ARCHIVE -> Optional.of("\\Archive");
      case DRAFTS -> Optional.of("\\Drafts");
      case FLAGGED -> Optional.of("\\Flagged");
      case IMPORTANT -> Optional.of("\\Important");
      case JUNK -> Optional.of("\\Junk");
      case SENT -> Optional.of("\\Sent");
      case TRASH -> Optional.of("\\Trash");
    };
  }
}
