package dev.haven.imap;

import java.util.ArrayList;
import java.util.List;

/// What a client has switched on for the rest of its session (RFC 5161 §3.1). Nothing is ever
/// switched off.
///
/// @param rev2 it speaks RFC 9051: no `RECENT`, mailbox names in UTF-8, `ESEARCH` for `SEARCH`
/// @param condstore it wants a MODSEQ with every change (RFC 7162 §3.1)
record Enabled(boolean rev2, boolean condstore) {
  static final Enabled NOTHING = new Enabled(false, false);

  /// With what a capability named in ENABLE switches on, if that is anything.
  Enabled with(String capability) {
    return switch (capability) {
      case "IMAP4REV2" -> new Enabled(true, condstore);
      case "CONDSTORE" -> withCondstore();
      default -> this;
    };
  }

  Enabled withCondstore() {
    return new Enabled(rev2, true);
  }

  /// The names of what is switched on here and not in `before`, as capabilities are spelt.
  List<String> since(Enabled before) {
    var names = new ArrayList<String>();
    if (rev2 && !before.rev2) {
      names.add("IMAP4rev2");
    }
    if (condstore && !before.condstore) {
      names.add("CONDSTORE");
    }
    return names;
  }

  NameEncoding names() {
    return rev2 ? NameEncoding.UTF8 : NameEncoding.MODIFIED_UTF7;
  }
}
