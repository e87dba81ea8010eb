package dev.haven.account;

import java.io.IOException;

/// Is told how far a piece of work is that may take long, by the thread that does it.
@FunctionalInterface
public interface Pace {
  /// Nobody wants to know.
  Pace UNSEEN = (_, _) -> {};

  /// So much is done.
  ///
  /// @param done less than `all`
  /// @throws IOException to end the work: who wanted it is gone
  void at(long done, long all) throws IOException;
}
