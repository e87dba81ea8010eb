package dev.haven.server;

import dev.haven.server.control.Refused;
import dev.haven.store.StoreException;
import dev.haven.store.journal.JournalStore;
import dev.haven.store.journal.Progress;
import dev.haven.store.journal.VerifyReport;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The store, as far as there is something to verify.
sealed interface VerifiedStore {
  VerifyReport verify(Progress progress) throws Refused;

  /// A journal.
  record OnDisk(JournalStore store) implements VerifiedStore {
    /// Reads for long, and so has a thread of its own: one that a virtual thread is carried by
    /// would be held on to.
    @Override
    public VerifyReport verify(Progress progress) throws Refused {
      try {
        return CompletableFuture.supplyAsync(
                () -> store.verify(progress),
                work -> Thread.ofPlatform().name("store-verify").daemon().start(work))
            .join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof StoreException trouble) {
          throw trouble.kind() == StoreException.Kind.CLOSED
              ? new Refused("the server is stopping", "verify again when it has stopped")
              : new Refused(String.valueOf(trouble.getMessage()), trouble.remedy());
        }
        if (e.getCause() instanceof CancellationException gone) {
          throw gone;
        }
        throw e;
      }
    }
  }

  /// A sandbox's.
  record InMemory() implements VerifiedStore {
    @Override
    public VerifyReport verify(Progress progress) throws Refused {
      throw new Refused(
          "this is a sandbox, which keeps mail in memory",
          "nothing needs to be done: there is nothing on disk that could be damaged");
    }
  }
}
