package dev.haven.server.control;

/// What was asked cannot be done: why, and what to do about it. Ordinary service, no stack trace.
public final class Refused extends Exception {
  private final String remedy;

  public Refused(String cause, String remedy) {
    super(cause, null, false, false);
    this.remedy = remedy;
  }

  /// What was found, as a sentence without its full stop.
  public String cause() {
    return String.valueOf(getMessage());
  }

  /// What to do; may be empty.
  public String remedy() {
    return remedy;
  }
}
