package dev.haven.imap;

import dev.haven.message.PreviewText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Writes `PREVIEW` (RFC 8970 §3.2), made at the first time it is asked for.
///
/// @param lazy whether only what is known already is told, and NIL otherwise (RFC 8970 §4.1)
/// @param utf8 whether the client takes UTF-8 between quotes
record PreviewWriter(boolean lazy, State.Selected state, Previews previews, boolean utf8)
    implements ItemWriter {
  @Override
  public void write(Row row, Responses out) throws IOException {
    out.ascii("PREVIEW ");
    var account = state.account().id();
    long email = row.message().emailId();
    var known = previews.find(account, email);
    if (known.isPresent()) {
      out.string(known.get().getBytes(StandardCharsets.UTF_8), utf8);
    } else if (lazy) {
      out.ascii("NIL");
    } else {
      var made = PreviewText.of(row.card().root(), row::readInto);
      previews.keep(account, email, made);
      out.string(made.getBytes(StandardCharsets.UTF_8), utf8);
    }
  }
}
