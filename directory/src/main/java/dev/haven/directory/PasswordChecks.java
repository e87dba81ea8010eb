package dev.haven.directory;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Makes and checks password hashes on a few platform threads of its own, so that a thousand
/// sign-ins at once take the memory of a few, and leave the other sessions a processor.
///
/// May be called from any thread, and blocks it. A full queue is an empty answer.
final class PasswordChecks implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final PasswordCost cost;
  private final SecureRandom random = new SecureRandom();
  private final PasswordHash nobodys;
  private volatile boolean closing;

  PasswordChecks(PasswordCost cost, int threadCount, int queue) {
    this.cost = cost;
    this.nobodys = PasswordHash.ofNobody(cost, random);
    this.threads =
        new ThreadPoolExecutor(
            threadCount,
            threadCount,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            Thread.ofPlatform().daemon().name("password-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  Optional<PasswordHash> hash(String password) {
    return computed(() -> PasswordHash.of(password, cost, random));
  }

  /// Makes many, in their order. No more of them are asked for at a time than there are threads, so
  /// that whoever signs in meanwhile waits for these few and not for all.
  ///
  /// @param made told how many there are; what it throws ends the work
  Optional<List<PasswordHash>> hashes(List<String> passwords, IntConsumer made) {
    var hashes = new ArrayList<PasswordHash>(passwords.size());
    var underway = new ArrayDeque<CompletableFuture<Optional<PasswordHash>>>();
    int asked = 0;
    while (hashes.size() < passwords.size()) {
      while (asked < passwords.size() && underway.size() < threads.getCorePoolSize()) {
        var password = passwords.get(asked++);
        underway.add(begun(() -> PasswordHash.of(password, cost, random)));
      }
      var hash = underway.remove().join();
      if (hash.isEmpty()) {
        return Optional.empty();
      }
      hashes.add(hash.get());
      made.accept(hashes.size());
    }
    return Optional.of(hashes);
  }

  Optional<Boolean> matches(PasswordHash hash, String password) {
    return computed(() -> hash.matches(password));
  }

  /// Takes as long as a check of somebody's password, and never matches.
  Optional<Boolean> matchesNobody(String password) {
    return matches(nobodys, password);
  }

  <R> Optional<R> computed(Supplier<R> work) {
    return begun(work).join();
  }

  private <R> CompletableFuture<Optional<R>> begun(Supplier<R> work) {
    var result = new CompletableFuture<Optional<R>>();
    try {
      threads.execute(() -> complete(result, work));
    } catch (RejectedExecutionException _) {
      result.complete(Optional.empty());
    }
    return result;
  }

  private <R> void complete(CompletableFuture<Optional<R>> result, Supplier<R> work) {
    try {
      result.complete(closing ? Optional.empty() : Optional.of(work.get()));
    } catch (RuntimeException | OutOfMemoryError e) {
      result.completeExceptionally(e);
    }
  }

  /// Whoever still waits gets the answer of a full queue.
  @Override
  public void close() {
    closing = true;
    threads.shutdown();
  }
}
