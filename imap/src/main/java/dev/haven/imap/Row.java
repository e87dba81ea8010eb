package dev.haven.imap;

import dev.haven.account.Account;
import dev.haven.account.MessageCursor;
import dev.haven.message.MessageCard;
import dev.haven.message.Slice;
import dev.haven.store.StoredBody;
import java.io.IOException;
import java.util.Optional;

/// One message while a command looks at it: its columns, and its card and octets once they are
/// asked for. The same object serves one message after another. For one thread.
final class Row {
  private static final int PIECE = 32_768;

  /// A search looks at a larger header no further.
  private static final int LARGEST_HEADER = 1 << 20;

  private static final byte[] NOTHING = {};

  private final Account account;
  private MessageCursor message;
  private Optional<MessageCard> card = Optional.empty();
  private Optional<StoredBody> body = Optional.empty();
  private byte[] buffer = NOTHING;

  /// Stands nowhere until it is told where.
  Row(Account account, MessageCursor start) {
    this.account = account;
    this.message = start;
  }

  void at(MessageCursor now) {
    message = now;
    card = Optional.empty();
    body = Optional.empty();
  }

  void at(MessageCursor now, MessageCard itsCard) {
    message = now;
    card = Optional.of(itsCard);
    body = Optional.empty();
  }

  void at(MessageCursor now, MessageCard itsCard, StoredBody itsBody) {
    message = now;
    card = Optional.of(itsCard);
    body = Optional.of(itsBody);
  }

  MessageCursor message() {
    return message;
  }

  /// Whether the card is there: it is not, once the message is gone for good.
  boolean hasCard() {
    if (card.isEmpty()) {
      card = account.card(message.emailId());
    }
    return card.isPresent();
  }

  MessageCard card() {
    return hasCard() ? card.orElseThrow() : gone();
  }

  /// Whether the header of the message is there: a large one is not in the card.
  boolean hasHeader() {
    return hasCard() && (card().hasHeader() || hasBody());
  }

  boolean hasBody() {
    if (body.isEmpty()) {
      body = account.body(message.emailId());
    }
    return body.isPresent();
  }

  private MessageCard gone() {
    throw new IllegalStateException("message " + message.emailId() + " is gone");
  }

  /// The octets of the message.
  long size() {
    return body().length();
  }

  private StoredBody body() {
    if (!hasBody()) {
      gone();
    }
    return body.orElseThrow();
  }

  /// Reads from an octet on into [#buffer], up to its length.
  ///
  /// @return how many, at least one
  int read(long offset, long length) throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[PIECE];
    }
    int count = body().read(offset, buffer, 0, (int) Math.min(length, PIECE));
    if (count <= 0) {
      throw new IOException("message " + message.emailId() + " ends at " + offset);
    }
    return count;
  }

  /// Reads into an array of the caller's.
  ///
  /// @return how many; none or less beyond the end
  int readInto(long offset, byte[] into, int at, int length) {
    return body().read(offset, into, at, length);
  }

  byte[] buffer() {
    return buffer;
  }

  /// Writes octets as a literal, or as an empty string. What is announced is written to the last
  /// octet, or the connection is given up.
  void writeLiteral(long offset, long length, Responses out) throws IOException {
    if (length == 0) {
      out.ascii("\"\"");
      return;
    }
    // What cannot be read at all is refused before anything is announced.
    int count = read(offset, length);
    out.put('{').number(length).ascii("}\r\n").through(buffer, 0, count);
    for (long done = count; done < length; done += count) {
      count = read(offset + done, length - done);
      out.through(buffer, 0, count);
    }
  }

  /// The header of the message or of a part, in memory.
  Slice header(long offset, long length) {
    var bytes = new byte[(int) Math.min(length, LARGEST_HEADER)];
    int at = 0;
    while (at < bytes.length) {
      int count = body().read(offset + at, bytes, at, bytes.length - at);
      if (count <= 0) {
        break;
      }
      at += count;
    }
    return new Slice(bytes, 0, at);
  }

  /// The header of the message, out of the card if it has it.
  Slice header() {
    var known = card();
    return known.hasHeader() ? known.header() : header(0, known.headerLength());
  }
}
