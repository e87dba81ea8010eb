package dev.haven.imap;

/// The command was understood and will not be done: a tagged `NO` with a response code of RFC 9051
/// §7.1 and RFC 5530 §3. Part of normal service, so it carries no stack trace.
final class Refused extends Exception {
  private final String code;
  private final boolean mistake;

  /// @param code without brackets, such as `NONEXISTENT`
  /// @param text cause and, where there is one, remedy
  Refused(String code, String text) {
    this(code, text, false);
  }

  /// What is the client's own mistake, and answered with `BAD`.
  static Refused mistake(String code, String text) {
    return new Refused(code, text, true);
  }

  private Refused(String code, String text, boolean mistake) {
    super(text, null, false, false);
    this.code = code;
    this.mistake = mistake;
  }

  boolean isMistake() {
    return mistake;
  }

  /// With what the command ends.
  Done.Answer answer() {
    return mistake ? Done.Answer.BAD : Done.Answer.NO;
  }

  /// The human text with its code before it, as it goes on the wire.
  String response() {
    return "[" + code + "] " + getMessage();
  }
}
