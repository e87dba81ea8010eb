package dev.haven.queue.outgoing;

import dev.haven.store.StagedBlob;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// A report on its way into the queue, signed if reports are. For one thread.
///
/// @param signed how many octets at its beginning are signatures
record StagedReport(StagedBlob body, int signed) implements AutoCloseable {
  private static final int PIECE = 16 * 1024;

  static StagedReport of(Queue queue, String id, ReportMessage text, StoredContent original)
      throws IOException {
    if (!queue.signatures().wanted(Optional.empty())) {
      return new StagedReport(staged(queue, out -> text.writeTo(out, original)), 0);
    }
    try (var draft = staged(queue, out -> text.writeTo(out, original))) {
      var leaving = new LeavingMail(id, Optional.empty(), draft::read, draft.length());
      var fields = queue.signatures().of(leaving);
      var body =
          staged(
              queue,
              out -> {
                out.write(fields);
                copy(draft, out);
              });
      return new StagedReport(body, fields.length);
    }
  }

  private interface Text {
    void writeTo(OutputStream out) throws IOException;
  }

  private static StagedBlob staged(Queue queue, Text text) throws IOException {
    var body = queue.stage();
    try {
      text.writeTo(new Staging(body));
      body.finish();
      return body;
    } catch (IOException | RuntimeException failed) {
      body.close();
      throw failed;
    }
  }

  private static void copy(StagedBlob from, OutputStream out) throws IOException {
    var buffer = new byte[PIECE];
    for (long at = 0; at < from.length(); ) {
      int count = from.read(at, buffer, 0, (int) Math.min(PIECE, from.length() - at));
      out.write(buffer, 0, count);
      at += count;
    }
  }

  @Override
  public void close() {
    body.close();
  }

  /// A blob as a stream.
  private static final class Staging extends OutputStream {
    private final StagedBlob blob;

    Staging(StagedBlob blob) {
      this.blob = blob;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      blob.write(bytes, offset, length);
    }

    @Override
    public void write(int b) {
      blob.write(new byte[] {(byte) b}, 0, 1);
    }
  }
}
