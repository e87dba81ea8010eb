package dev.haven.imap;

import dev.haven.account.AddedMessages;
import dev.haven.account.Copied;

/// The response codes that say where messages went: `COPYUID` and `APPENDUID`, RFC 4315 §3.
final class CopyUid {
  private CopyUid() {}

  /// With a space behind it; nothing if nothing was copied.
  static String code(Copied copied, State.LoggedIn state) {
    return copied.source().isEmpty() || !state.offers(Extension.UIDPLUS)
        ? ""
        : "[COPYUID " + copied.uidValidity() + " " + copied.source() + " " + copied.target() + "] ";
  }

  /// `APPENDUID`, RFC 4315 §3, with a space behind it.
  static String code(AddedMessages added, State.LoggedIn state) {
    return state.offers(Extension.UIDPLUS)
        ? "[APPENDUID " + added.uidValidity() + " " + added.uids() + "] "
        : "";
  }

  /// Words for messages that another session expunged before this one could be told.
  static String missing(Copied copied, Selection chosen) {
    long missing = chosen.count() - copied.source().count();
    return missing == 0 ? "" : "; " + missing + " of the messages were expunged meanwhile";
  }
}
