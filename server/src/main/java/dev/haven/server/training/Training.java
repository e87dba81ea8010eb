package dev.haven.server.training;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// All exercises, one after the other. It ends with the first answer that is not as it should be.
public final class Training {
  private Training() {}

  /// Does all exercises, one after the other.
  ///
  /// @param told a line for each exercise
  public static void run(Ground ground, Effort effort, Consumer<String> told) throws IOException {
    for (var exercise : exercises()) {
      long begin = System.nanoTime();
      together(exercise, ground, effort.begin());
      exercise.end(ground);
      var took = Duration.ofNanos(System.nanoTime() - begin);
      told.accept("%s: %d ms".formatted(exercise.name(), took.toMillis()));
    }
  }

  /// Later ones read what the first have brought.
  private static List<Exercise> exercises() {
    return List.of(
        new Delivering(),
        new Submitting(),
        new Relaying(),
        new Browsing(),
        new Searching(),
        new Keeping(),
        new Waiting(),
        new Popping());
  }

  private static void together(Exercise exercise, Ground ground, Turns turns) throws IOException {
    var sessions = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < exercise.sessions(); i++) {
      int number = i;
      sessions.add(() -> {
        exercise.session(ground, number, turns);
        return true;
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var session : threads.invokeAll(sessions)) {
        await(exercise, session);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(exercise.name() + " was interrupted", e);
    }
  }

  private static void await(Exercise exercise, Future<Boolean> session)
      throws IOException, InterruptedException {
    try {
      session.get();
    } catch (ExecutionException e) {
      throw new IOException(exercise.name() + ": " + e.getCause(), e);
    }
  }
}
