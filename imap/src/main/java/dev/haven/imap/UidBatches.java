package dev.haven.imap;

import dev.haven.account.Mailbox;
import dev.haven.wire.SyntaxException;
import java.io.IOException;
import java.util.Optional;

/// `UIDBATCHES`, RFC 10022 §3.1: ranges of UIDs that divide the mailbox into batches of so many
/// messages, the newest first. Each message is asked for at the ends of batches only.
///
/// @param range which batches; all of them if the client did not say
record UidBatches(long size, Optional<Range> range) implements Command.WhenSelected {
  /// RFC 10022 §3.1.3.2: smaller ones would be a way to message numbers.
  private static final int SMALLEST = 500;

  /// RFC 10022 §3.1.5: messages that a range of batches may span.
  private static final int WIDEST = 100_000;

  record Range(long first, long last) {}

  static UidBatches parse(ImapCursor in) throws SyntaxException {
    in.space();
    long size = in.nzNumber();
    if (!in.accept(' ')) {
      return new UidBatches(size, Optional.empty());
    }
    long first = in.nzNumber();
    in.expect(':');
    return new UidBatches(size, Optional.of(new Range(first, in.nzNumber())));
  }

  @Override
  public Done run(State.Selected state, Client client) throws IOException, Refused {
    if (range.isPresent() && range.get().first() > range.get().last()) {
      return new Done(state, Done.Answer.BAD, "[CLIENTBUG] Batches are counted upwards");
    }
    if (size < SMALLEST) {
      throw new Refused("TOOFEW", "Minimum batch size is " + SMALLEST);
    }
    if (range.isPresent() && range.get().last() - range.get().first() >= WIDEST / size) {
      throw new Refused("TOOMANY", "Batches of up to " + WIDEST + " messages at once");
    }
    var out = client.out();
    out.ascii("* UIDBATCHES (TAG ").string(client.tag()).put(')');
    write(state.announced(), out);
    out.crlf();
    return new Done(state, "UIDBATCHES completed");
  }

  private void write(Mailbox mailbox, Responses out) throws IOException {
    long batches = (mailbox.count() + size - 1) / size;
    long first = range.map(Range::first).orElse(1L);
    long last = Math.min(batches, range.map(Range::last).orElse(batches));
    for (long batch = first; batch <= last; batch++) {
      out.put(batch == first ? ' ' : ',');
      out.number(lowest(batch - 1, mailbox) - 1).put(':').number(lowest(batch, mailbox));
      out.drainIfFull();
    }
  }

  /// The first UID of a batch; each reaches up to that of the one before. The last begins at 1, and
  /// the first ends where the next message will be.
  private long lowest(long batch, Mailbox mailbox) {
    long before = mailbox.count() - batch * size;
    if (batch == 0) {
      return mailbox.uidNext();
    }
    return before <= 0 ? 1 : mailbox.messages().uid((int) before);
  }
}
