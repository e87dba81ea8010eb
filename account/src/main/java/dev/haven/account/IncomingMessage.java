package dev.haven.account;

import dev.haven.message.MessageCard;
import dev.haven.message.MessageScanner;
import dev.haven.message.PreviewText;
import dev.haven.store.StagedBlob;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// A message on its way in: its bytes are staged and read once, in one go, as they arrive. For one
/// thread. Whoever opens it closes it, unless he finished it: then the [ReceivedMessage] is what is
/// to be closed.
///
/// Writing may throw [dev.haven.store.StoreException].
public final class IncomingMessage extends OutputStream {
  private final StagedBlob staged;
  private final MessageScanner scanner = new MessageScanner();
  private boolean finished;

  IncomingMessage(StagedBlob staged) {
    this.staged = staged;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    staged.write(bytes, offset, length);
    scanner.accept(bytes, offset, length);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// Bytes written so far.
  public long length() {
    return staged.length();
  }

  /// The message is complete.
  public ReceivedMessage finish() {
    staged.finish();
    finished = true;
    return new ReceivedMessage(staged, previewed(MessageCard.encode(scanner.finish())));
  }

  /// The card with the first words of the message, where they are among its first octets.
  private byte[] previewed(byte[] card) {
    var first = new FirstOctets(staged);
    try {
      var preview = PreviewText.of(MessageCard.of(card).root(), first);
      return first.wereEnough() ? MessageCard.withPreview(card, preview) : card;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Forgets the message, if it was not finished.
  @Override
  public void close() {
    if (!finished) {
      staged.close();
    }
  }
}
