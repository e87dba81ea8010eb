package dev.haven.directory;

/// A change to the directory that is not possible as asked.
///
/// Part of normal service, so it carries no stack trace.
public final class DirectoryRefused extends Exception {
  private final String remedy;

  DirectoryRefused(String cause, String remedy) {
    super(cause, null, false, false);
    this.remedy = remedy;
  }

  /// What was found, as a sentence without its full stop.
  public String cause() {
    return String.valueOf(getMessage());
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
