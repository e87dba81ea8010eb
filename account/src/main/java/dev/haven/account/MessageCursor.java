package dev.haven.account;

/// Walks over messages in order without making an object for each. For one thread.
///
/// ```java
/// for (var m = messages.cursor(); m.next(); ) {
///   use(m.uid(), m.flags());
/// }
/// ```
public final class MessageCursor {
  private static final Columns NOTHING = Columns.withCapacity(0);

  private final Messages messages;
  private int index;
  private int chunk;
  private int row;
  private int rows;
  private Columns columns = NOTHING;

  MessageCursor(Messages messages, int index) {
    this.messages = messages;
    this.index = index - 1;
    if (index < messages.count()) {
      chunk = messages.chunkOf(index);
      row = index - messages.start(chunk) - 1;
      enter();
    }
  }

  private void enter() {
    columns = messages.chunk(chunk).columns();
    rows = messages.chunk(chunk).count();
  }

  /// Moves to the next message, the first time to the one it was put before.
  ///
  /// @return whether there is one; if not, nothing else may be asked of it
  public boolean next() {
    index++;
    row++;
    if (row < rows) {
      return true;
    }
    if (index >= messages.count()) {
      return false;
    }
    chunk++;
    row = 0;
    enter();
    return true;
  }

  public int index() {
    return index;
  }

  public long uid() {
    return columns.uid(row);
  }

  public long modSeq() {
    return columns.modSeq(row);
  }

  public long flags() {
    return columns.flags(row);
  }

  public int size() {
    return columns.size(row);
  }

  public long receivedAt() {
    return columns.receivedAt(row);
  }

  /// When the message came into this mailbox, in seconds since 1970 (RFC 8514 §3).
  public long savedAt() {
    return columns.savedAt(row);
  }

  public long sentAt() {
    return columns.sentAt(row);
  }

  public long emailId() {
    return columns.email(row);
  }

  /// What people noted about it in this mailbox.
  public Annotations annotations() {
    return columns.annotations(row);
  }

  /// The number of the first email of its thread.
  public long threadId() {
    return columns.thread(row);
  }
}
