package dev.haven.imap;

import dev.haven.account.Copied;

/// The response code that says where messages went: `COPYUID`, RFC 4315 §3.
final class CopyUid {
  private CopyUid() {}

  /// With a space behind it; nothing if nothing was copied.
  static String code(Copied copied) {
    return copied.source().isEmpty()
        ? ""
        : "[COPYUID " + copied.uidValidity() + " " + copied.source() + " " + copied.target() + "] ";
  }

  /// Words for messages that another session expunged before this one could be told.
  static String missing(Copied copied, Selection chosen) {
    long missing = chosen.count() - copied.source().count();
    return missing == 0 ? "" : "; " + missing + " of the messages were expunged meanwhile";
  }
}
