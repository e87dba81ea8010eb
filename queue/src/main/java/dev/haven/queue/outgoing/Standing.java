package dev.haven.queue.outgoing;

import dev.haven.smtp.client.Outcome;
import dev.haven.smtp.client.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// What the answers of its servers say of a destination, and who waits for it too long. Safe for
/// any thread: all is done under the lock of the queue's index.
record Standing(Queue queue, Destination destination) {

  /// Takes the answers to one message, whatever the number of its recipients. Says why nobody
  /// answers there, if so.
  Optional<Trouble> judge(List<Outcome> outcomes) {
    var lost = outcomes.stream().filter(Outcome.Lost.class::isInstance).findFirst();
    if (lost.isPresent()) {
      return failed(lost.get());
    }
    var index = queue.index();
    index.locked(() -> {
      for (var job : destination.works(queue.options().sessionsPerHost())) {
        index.move(job, queue.now(), job.held);
      }
      if (outcomes.stream().anyMatch(Outcome.Temporary.class::isInstance)) {
        destination.tooMuch();
      }
      index.schedule(destination);
      return destination;
    });
    return Optional.empty();
  }

  /// Nobody answers there, and the others wait; nothing if it was an answer for good.
  Optional<Trouble> failed(Outcome outcome) {
    var found =
        switch (outcome) {
          case Outcome.Lost(var lost) -> Optional.of(lost);
          case Outcome.Temporary(var refused) -> Optional.of(refused);
          case Outcome.Permanent _, Outcome.Delivered _ -> Optional.<Trouble>empty();
        };
    found.ifPresent(this::fail);
    return found;
  }

  private void fail(Trouble trouble) {
    var index = queue.index();
    var schedule = queue.options().scheduleOf(destination.name());
    index.locked(() -> {
      int failures = destination.failures() + 1;
      destination.fails(
          trouble, queue.now() + schedule.seconds(failures, ThreadLocalRandom.current()));
      index.schedule(destination);
      return destination;
    });
  }

  /// Takes out those who wait for the destination and for whom it is time to be told of the delay
  /// or to be given up.
  List<Job> late() {
    var schedule = queue.options().scheduleOf(destination.name());
    long now = queue.now();
    return queue
        .index()
        .locked(() -> {
          var found = new ArrayList<Job>();
          for (var job : destination.waiting().stream().toList()) {
            long age = now - job.message.released;
            boolean warn = !job.delayReported && age >= schedule.warnAfter().toSeconds();
            if (warn || age >= schedule.giveUp().toSeconds()) {
              found.add(job);
            }
          }
          found.forEach(job -> {
            job.destination.remove(job);
            job.active = true;
          });
          return found;
        });
  }
}
