package dev.haven.store;

/// The store cannot do now what was asked: a fault of ours and, unless data is damaged, temporary.
///
/// A protocol answers 451 or 452, `NO [UNAVAILABLE]`, `-ERR [SYS/TEMP]`; nothing that was
/// acknowledged is affected.
public final class StoreException extends RuntimeException {
  /// What kind of trouble, for the answer's code and the log's level.
  public enum Kind {
    /// No room to write. Reading goes on; writing resumes by itself when space returns.
    FULL,
    /// The operating system refused a read, a write or a sync.
    IO,
    /// Bytes were read that are not those that were written.
    DAMAGED,
    /// What was asked for was freed or dropped, longer ago than [StoreOptions#freeAfter].
    GONE,
    /// The store is closing or closed.
    CLOSED
  }

  private final Kind kind;
  private final String remedy;

  public StoreException(Kind kind, String message, String remedy) {
    super(message);
    this.kind = kind;
    this.remedy = remedy;
  }

  public StoreException(Kind kind, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.remedy = remedy;
  }

  public static StoreException gone(String what) {
    return new StoreException(Kind.GONE, what + " is not there", "read the newest state again");
  }

  public static StoreException closed() {
    return new StoreException(Kind.CLOSED, "the store is closed", "start the server");
  }

  public Kind kind() {
    return kind;
  }

  /// What the operator can do, as a sentence.
  public String remedy() {
    return remedy;
  }
}
