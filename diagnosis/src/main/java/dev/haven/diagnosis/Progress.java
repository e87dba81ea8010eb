package dev.haven.diagnosis;

/// Hears how far an examination has come. Called from several threads, one at a time.
@FunctionalInterface
public interface Progress {
  /// For those who do not want to know.
  Progress NONE = (_, _, _) -> {};

  /// Another check is over.
  ///
  /// @param what it looked at
  void at(int done, int total, String what);
}
