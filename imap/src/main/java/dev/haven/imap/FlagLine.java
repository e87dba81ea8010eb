package dev.haven.imap;

import dev.haven.account.MessageCursor;
import java.io.IOException;
import java.util.Set;

/// Writes FETCH responses that nobody asked for: `* 3 FETCH (FLAGS (\Seen))` (RFC 9051 §7.5.2).
///
/// With the UID where the client speaks of UIDs, and with the MODSEQ once it wants those (RFC 7162
/// §3.1.3).
final class FlagLine {
  private final State.Selected state;
  private final MarkNews news;
  private final FlagWriter flags;
  private final boolean withUid;
  private final boolean withModSeq;
  private final Responses out;

  /// @param news what the client is to hear of what others changed
  FlagLine(State.Selected state, MarkNews news, boolean byUid, Responses out) {
    this.state = state;
    this.news = news;
    this.flags = new FlagWriter(state.announced().keywords());
    this.withModSeq = state.enabled().condstore();
    this.withUid = !state.enabled().uidOnly() && (byUid || withModSeq || state.enabled().rev2());
    this.out = out;
  }

  void write(int index) throws IOException {
    write(at(index));
  }

  void write(MessageCursor m) throws IOException {
    write(m, true, news.entries(m));
  }

  /// What others did to a message; nothing where that is nothing to this client.
  void writeNews(int index) throws IOException {
    var m = at(index);
    var entries = news.entries(m);
    boolean marks = news.tellsFlags(m, withModSeq);
    if (marks || !entries.isEmpty()) {
      write(m, marks, entries);
    }
  }

  private void write(MessageCursor m, boolean marks, Set<String> entries) throws IOException {
    begin(m);
    var separator = "";
    if (withModSeq) {
      out.ascii("MODSEQ (").number(m.modSeq()).put(')');
      separator = " ";
    }
    if (marks) {
      out.ascii(separator).ascii("FLAGS ");
      flags.write(m.flags(), state.recent().contains(m.uid()), out);
      separator = " ";
    }
    if (!entries.isEmpty()) {
      annotations(out.ascii(separator), entries);
    }
    out.put(')').crlf();
  }

  /// RFC 5257 §4.4: names without values.
  private static void annotations(Responses out, Set<String> entries) {
    var separator = "ANNOTATION (";
    for (var entry : entries) {
      out.ascii(separator).astring(entry);
      separator = " ";
    }
    out.put(')');
  }

  /// Of a message that the client changed silently: its MODSEQ (RFC 7162 §3.1.3), and what others
  /// noted at it.
  void writeUnexpected(int index) throws IOException {
    if (!withModSeq && !news.annotations()) {
      return;
    }
    var m = at(index);
    var entries = news.entries(m);
    if (withModSeq || !entries.isEmpty()) {
      write(m, false, entries);
    }
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
