package dev.haven.queue;

import dev.haven.smtp.IncomingMail;
import dev.haven.smtp.Refused;
import dev.haven.smtp.Reply;
import dev.haven.store.StagedBlob;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A message that has to be there in full before it goes on to another intake, for those who write
/// something above it that depends on all of it. Belongs to its session's thread.
///
/// It waits in a staged blob and is read from there: a small one is copied in memory, of a large
/// one a file is read that was just written.
public abstract class WaitingMail extends PassingMail {
  private static final int PIECE = 16 * 1024;

  private final Supplier<StagedBlob> place;

  /// None before the content begins, then one.
  private final List<StagedBlob> waiting = new ArrayList<>(1);

  private byte[] trace = new byte[0];

  /// @param place where it may wait
  protected WaitingMail(IncomingMail mail, Supplier<StagedBlob> place) {
    super(mail);
    this.place = place;
  }

  /// Whole header fields, with CRLF, to stand above all others; or why the message is not taken.
  ///
  /// @param message as the sender wrote it, finished
  protected abstract byte[] fields(StagedBlob message) throws Refused;

  @Override
  public final void content(byte[] field) {
    trace = field;
    waiting.add(place.get());
  }

  @Override
  public final void write(byte[] bytes, int offset, int length) {
    waiting.getFirst().write(bytes, offset, length);
  }

  @Override
  public final List<Reply> commit() throws Refused {
    var message = waiting.getFirst();
    message.finish();
    var above = new ByteArrayOutputStream();
    above.writeBytes(fields(message));
    above.writeBytes(trace);
    super.content(above.toByteArray());
    passOn(message);
    message.close();
    return super.commit();
  }

  private void passOn(StagedBlob message) throws Refused {
    var buffer = new byte[PIECE];
    for (long at = 0; at < message.length(); ) {
      int count = message.read(at, buffer, 0, (int) Math.min(PIECE, message.length() - at));
      super.write(buffer, 0, count);
      at += count;
    }
  }

  @Override
  public void close() {
    waiting.forEach(StagedBlob::close);
    super.close();
  }
}
