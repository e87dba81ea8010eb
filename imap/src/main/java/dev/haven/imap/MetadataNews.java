package dev.haven.imap;

import dev.haven.account.Metadata;
import dev.haven.account.MetadataKey;
import java.io.IOException;
import java.util.TreeSet;

/// Tells which annotations changed between two snapshots: the names of the entries, without their
/// values (RFC 5464 §4.4.2).
final class MetadataNews {
  private MetadataNews() {}

  /// RFC 5465 §5.6, RFC 5465 §5.7.
  ///
  /// @param mailbox empty for those of the server
  static void write(
      String mailbox, Metadata before, Metadata now, State.LoggedIn state, Responses out)
      throws IOException {
    var viewer = state.user().account().id().name();
    var names = new TreeSet<String>();
    var keys = new TreeSet<>(before.entries().keySet());
    keys.addAll(now.entries().keySet());
    for (var key : keys) {
      if (!before.value(key).equals(now.value(key)) && isVisible(key, viewer)) {
        names.add((key.isShared() ? "/shared" : "/private") + key.name());
      }
    }
    if (!names.isEmpty()) {
      out.ascii("* METADATA ").mailbox(mailbox, state.names());
      for (var name : names) {
        out.sp().astring(name);
      }
      out.crlf();
    }
  }

  private static boolean isVisible(MetadataKey key, String viewer) {
    return key.isShared() || key.owner().equals(viewer);
  }
}
