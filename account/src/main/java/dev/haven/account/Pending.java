package dev.haven.account;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// An intent that waits for its turn, and then for its durability.
final class Pending<R> {
  private final Intent<R> intent;
  private final CompletableFuture<R> answer = new CompletableFuture<>();
  private @Nullable R result;
  private @Nullable Exception failure;

  Pending(Intent<R> intent) {
    this.intent = intent;
  }

  CompletableFuture<R> answer() {
    return answer;
  }

  /// Decides, perhaps once more; what comes of it is kept until [#settle].
  void decide(Draft draft) {
    result = null;
    failure = null;
    try {
      result = draft.decide(intent);
    } catch (IntentRefused | RuntimeException e) {
      failure = e;
    }
  }

  /// What was decided is durable.
  void settle() {
    if (failure != null) {
      answer.completeExceptionally(failure);
    } else {
      answer.complete(result);
    }
  }

  void fail(Throwable trouble) {
    answer.completeExceptionally(trouble);
  }
}
