package dev.haven.queue.verdict;

import dev.haven.message.MethodResult;
import dev.haven.message.OctetSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks for a verdict, for so long and no longer. Safe for any thread.
///
/// @param most how long a message may be looked at
record Examination(Verdicts verdicts, Duration most) {
  private static final System.Logger LOG = System.getLogger(Examination.class.getName());

  /// The verdict; if there is none in time, or none at all, that every method failed.
  Verdict of(ArrivedMail mail) {
    var octets = new BorrowedOctets(mail.octets());
    var task = new FutureTask<>(() -> verdicts.on(with(mail, octets)));
    var thread = Thread.ofVirtual().name("verdict " + mail.id()).start(task);
    try {
      return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      thread.interrupt();
      return failed(mail, Level.INFO, "it took longer than " + most.toSeconds() + " s");
    } catch (ExecutionException failure) {
      return failed(mail, Objects.requireNonNullElse(failure.getCause(), failure));
    } catch (InterruptedException _) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      return failed(mail, Level.INFO, "the server is going down");
    } finally {
      octets.giveBack();
    }
  }

  private static ArrivedMail with(ArrivedMail mail, OctetSource octets) {
    return new ArrivedMail(mail.id(), mail.origin(), mail.recipients(), octets, mail.length());
  }

  private Verdict failed(ArrivedMail mail, Throwable cause) {
    if (cause instanceof RuntimeException || cause instanceof Error) {
      LOG.log(Level.ERROR, "event=bug at=verdict q=" + mail.id(), cause);
      return failure();
    }
    return failed(mail, Level.WARNING, String.valueOf(cause.getMessage()));
  }

  private Verdict failed(ArrivedMail mail, Level level, String why) {
    LOG.log(level, () -> "event=no-verdict q=%s cause=\"%s\"".formatted(mail.id(), why));
    return failure();
  }

  /// RFC 8601 §2.7: what may come to an end another time.
  private Verdict failure() {
    var results =
        verdicts.methods().stream().map(method -> MethodResult.temporaryError(method, "")).toList();
    return new Verdict(results, Optional.empty());
  }
}
