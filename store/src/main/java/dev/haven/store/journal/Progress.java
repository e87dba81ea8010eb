package dev.haven.store.journal;

/// Told how far a long piece of work has come, often, from the thread that does it.
@FunctionalInterface
public interface Progress {
  /// For who does not look.
  Progress UNSEEN = (_, _, _) -> {};

  /// The work has come this far. What this throws ends it: nothing is left behind.
  ///
  /// @param what is being done, in words
  /// @param done bytes of journal behind us
  /// @param total bytes of journal in all
  void at(String what, long done, long total);
}
