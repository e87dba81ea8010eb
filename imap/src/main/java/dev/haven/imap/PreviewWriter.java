package dev.haven.imap;

import dev.haven.message.PreviewText;
import dev.haven.message.Slice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Writes `PREVIEW` (RFC 8970 §3.2): out of the card, which has it from the message's arrival. What
/// has none, being older or having its words far behind, is looked through when it is asked for.
///
/// @param lazy whether only what is known already is told, and NIL otherwise (RFC 8970 §4.1)
/// @param utf8 whether the client takes UTF-8 between quotes
record PreviewWriter(boolean lazy, State.Selected state, Previews previews, boolean utf8)
    implements ItemWriter {
  @Override
  public void write(Row row, Responses out) throws IOException {
    out.ascii("PREVIEW ");
    var preview = inCard(row).or(() -> remembered(row));
    if (preview.isEmpty() && !lazy && row.hasBody()) {
      preview = Optional.of(made(row));
    }
    if (preview.isPresent()) {
      out.string(preview.get(), utf8);
    } else {
      out.ascii("NIL");
    }
  }

  private static Optional<byte[]> inCard(Row row) {
    return row.card().preview().map(Slice::copy);
  }

  private Optional<byte[]> remembered(Row row) {
    return previews.find(state.account().id(), row.message().emailId()).map(PreviewWriter::encoded);
  }

  private byte[] made(Row row) throws IOException {
    var made = PreviewText.of(row.card().root(), row::readInto);
    previews.keep(state.account().id(), row.message().emailId(), made);
    return encoded(made);
  }

  private static byte[] encoded(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
