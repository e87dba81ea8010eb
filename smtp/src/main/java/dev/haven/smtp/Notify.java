package dev.haven.smtp;

/// When the sender wants to hear of a recipient (RFC 3461 §4.1). All false is NEVER.
///
/// @param success when it was delivered
/// @param failure when it cannot be
/// @param delay when it takes long
public record Notify(boolean success, boolean failure, boolean delay) {
  /// Where nothing was asked for: of trouble (RFC 3461 §4.1).
  public static final Notify STANDARD = new Notify(false, true, true);

  public static final Notify NEVER = new Notify(false, false, false);

  /// As the parameter's value.
  @Override
  public String toString() {
    if (equals(NEVER)) {
      return "NEVER";
    }
    var text = (success ? ",SUCCESS" : "") + (failure ? ",FAILURE" : "") + (delay ? ",DELAY" : "");
    return text.substring(1);
  }
}
