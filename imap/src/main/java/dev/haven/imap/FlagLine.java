package dev.haven.imap;

import dev.haven.account.MessageCursor;
import java.io.IOException;

/// Writes FETCH responses that nobody asked for: `* 3 FETCH (FLAGS (\Seen))` (RFC 9051 §7.5.2).
///
/// With the UID where the client speaks of UIDs, and with the MODSEQ once it wants those (RFC 7162
/// §3.1.3).
final class FlagLine {
  private final State.Selected state;
  private final FlagWriter flags;
  private final boolean withUid;
  private final boolean withModSeq;
  private final Responses out;

  FlagLine(State.Selected state, boolean byUid, Responses out) {
    this.state = state;
    this.flags = new FlagWriter(state.announced().keywords());
    this.withModSeq = state.enabled().condstore();
    this.withUid = !state.enabled().uidOnly() && (byUid || withModSeq || state.enabled().rev2());
    this.out = out;
  }

  void write(int index) throws IOException {
    write(at(index));
  }

  void write(MessageCursor m) throws IOException {
    begin(m);
    if (withModSeq) {
      out.ascii("MODSEQ (").number(m.modSeq()).ascii(") ");
    }
    flags.write(m.flags(), state.recent().contains(m.uid()), out.ascii("FLAGS "));
    out.put(')').crlf();
  }

  void writeModSeq(int index) throws IOException {
    var m = at(index);
    begin(m);
    out.ascii("MODSEQ (").number(m.modSeq()).ascii("))").crlf();
  }

  private MessageCursor at(int index) {
    var m = state.announced().messages().cursor(index);
    m.next();
    return m;
  }

  private void begin(MessageCursor m) {
    begin(m, state.enabled(), out);
    if (withUid) {
      out.ascii("UID ").number(m.uid()).sp();
    }
  }

  /// `* 3 FETCH (`, or `* 103 UIDFETCH (` (RFC 9586 §3.3).
  static void begin(MessageCursor m, Enabled enabled, Responses out) {
    if (enabled.uidOnly()) {
      out.ascii("* ").number(m.uid()).ascii(" UIDFETCH (");
    } else {
      out.ascii("* ").number(m.index() + 1L).ascii(" FETCH (");
    }
  }
}
