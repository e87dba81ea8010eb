package dev.haven.wire;

/// The peer sent something the grammar does not allow.
///
/// It is part of normal service, so it carries no stack trace. A session catches it in one place
/// and answers `BAD` (IMAP), `-ERR` (POP3) or `501` (SMTP).
public final class SyntaxException extends Exception {
  private final String message;
  private final int position;

  public SyntaxException(String expected, int position) {
    super(expected, null, false, false);
    this.message = "expected " + expected + " at byte " + position;
    this.position = position;
  }

  /// What was expected, and where; never null.
  @Override
  public String getMessage() {
    return message;
  }

  public int position() {
    return position;
  }
}
