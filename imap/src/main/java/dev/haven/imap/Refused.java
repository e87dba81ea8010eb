package dev.haven.imap;

/// The command was understood and will not be done: a tagged `NO` with a response code of RFC 9051
/// §7.1 and RFC 5530 §3. Part of normal service, so it carries no stack trace.
final class Refused extends Exception {
  private final String code;
  private final boolean closes;

  /// @param code without brackets, such as `NONEXISTENT`
  /// @param text cause and, where there is one, remedy
  Refused(String code, String text) {
    this(code, text, false);
  }

  private Refused(String code, String text, boolean closes) {
    super(text, null, false, false);
    this.code = code;
    this.closes = closes;
  }

  /// The same, but no mailbox is selected any more: a failed SELECT (RFC 9051 §6.3.2).
  Refused andClose() {
    return new Refused(code, String.valueOf(getMessage()), true);
  }

  boolean closes() {
    return closes;
  }

  /// The human text with its code before it, as it goes on the wire.
  String response() {
    return "[" + code + "] " + getMessage();
  }
}
