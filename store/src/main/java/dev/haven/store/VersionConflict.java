package dev.haven.store;

/// Somebody else appended that version first. Read, decide again, append again.
///
/// Part of normal service, so it carries no stack trace.
public final class VersionConflict extends Exception {
  private final long newest;

  public VersionConflict(LogId log, long asked, long newest) {
    super(log + ": version " + asked + " does not follow " + newest, null, false, false);
    this.newest = newest;
  }

  /// The newest version of the log at the moment of the conflict.
  public long newest() {
    return newest;
  }
}
