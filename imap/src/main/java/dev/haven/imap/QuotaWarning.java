package dev.haven.imap;

import java.io.IOException;
import java.util.OptionalLong;

/// Tells people once in a session that their account is nearly full, while they can still do
/// something about it: an untagged `NO [OVERQUOTA]` (RFC 9208 §4.3.1), which programs show as a
/// warning. No ALERT: those are shown at each connection, of which programs open many.
final class QuotaWarning {
  /// In hundredths of the limit.
  private static final int NEARLY_FULL = 90;

  private QuotaWarning() {}

  /// To be called when a mailbox is selected.
  static void tell(State.Selected state, Client client) throws IOException {
    if (!state.owner().isViewer() || client.warned()) {
      return;
    }
    var limits = state.account().limits();
    var usage = state.account().state().usage();
    int storage = percent(usage.octets(), limits.octets());
    int messages = percent(usage.messages(), limits.messages());
    int most = Math.max(storage, messages);
    if (most >= NEARLY_FULL) {
      client.warned(true);
      var what = storage >= messages ? "of your storage" : "of the messages you may have";
      client
          .out()
          .untagged(
              "NO [OVERQUOTA] "
                  + most
                  + " % "
                  + what
                  + " are used; delete messages and empty the trash, or have the quota raised");
    }
  }

  private static int percent(long used, OptionalLong limit) {
    return limit.isEmpty() || limit.getAsLong() <= 0
        ? 0
        : (int) Math.min(999, Math.round(Math.floor(100.0 * used / limit.getAsLong())));
  }
}
