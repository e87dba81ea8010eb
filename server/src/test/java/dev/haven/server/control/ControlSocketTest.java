package dev.haven.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.store.journal.Progress;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlSocketTest {
  @TempDir private Path data;

  private static final Semaphore TOLD = new Semaphore(0);
  private static final Semaphore ENDED = new Semaphore(0);

  /// Says who asked for what. Work has no end until three parts of it were told, or told in vain.
  private record Echo(String who) implements Administration {
    private static Answer work(Progress progress) {
      try {
        for (long step = 0; !TOLD.tryAcquire(3); step++) {
          progress.at("working", step, Long.MAX_VALUE);
          LockSupport.parkNanos(1_000_000); // for those who tell it, where there is one processor
        }
        return new Answer.Done("worked");
      } finally {
        ENDED.release();
      }
    }

    @Override
    public Answer ask(Request request, Progress progress) throws Refused {
      return switch (request) {
        case Request.AddDomain(var name) -> new Answer.Done(who + " asked for " + name);
        case Request.Verify() -> work(progress);
        case Request.ListAccounts() -> throw new IllegalStateException("a bug");
        default -> throw new Refused("not here", "go there");
      };
    }

    @Override
    public void close() {}
  }

  @Test
  void theAskerIsKnownByTheSystem() throws Exception {
    try (var _ = ControlSocket.open(data, Echo::new)) {
      var answer = remote().ask(new Request.AddDomain("example.com"));
      assertEquals(
          new Answer.Done(System.getProperty("user.name") + " asked for example.com"), answer);
    }
  }

  @Test
  void aRefusalKeepsItsCauseAndRemedy() throws Exception {
    try (var _ = ControlSocket.open(data, Echo::new)) {
      var refused = assertThrows(Refused.class, () -> remote().ask(new Request.ListDomains()));
      assertEquals("not here", refused.cause());
      assertEquals("go there", refused.remedy());
    }
  }

  @Test
  void aBugIsAnswered() throws Exception {
    try (var _ = ControlSocket.open(data, Echo::new)) {
      var refused = assertThrows(Refused.class, () -> remote().ask(new Request.ListAccounts()));
      assertTrue(refused.cause().startsWith("internal error"), refused.cause());
    }
  }

  @Test
  void nonsenseAndWhatIsTooLongIsAnswered() throws Exception {
    try (var _ = ControlSocket.open(data, Echo::new)) {
      for (var line : new String[] {"nonsense", "", "{\"type\":\"Explode\"}"}) {
        var answer = (Answer.NotDone) raw(line);
        assertTrue(answer.cause().startsWith("the request is not understood"), answer.cause());
      }
      var tooLong = (Answer.NotDone) raw("x".repeat(ControlSocket.LONGEST + 1));
      assertEquals("the request is longer than 65536 octets", tooLong.cause());
    }
  }

  @Test
  void workTellsHowFarItHasComeBeforeItsAnswer() throws Exception {
    try (var _ = ControlSocket.open(data, Echo::new)) {
      var told = new ArrayList<Long>();
      var answer =
          remote()
              .ask(
                  new Request.Verify(),
                  (what, done, _) -> {
                    assertEquals("working", what);
                    told.add(done);
                    TOLD.release();
                  });
      assertEquals(new Answer.Done("worked"), answer);
      assertTrue(told.size() >= 3 && told.getFirst() < told.get(2), told.toString());
      ENDED.acquire();
    }
  }

  @Test
  void workEndsWhenItsAskerLeaves() throws Exception {
    try (var _ = ControlSocket.open(data, Echo::new)) {
      var address = UnixDomainSocketAddress.of(data.resolve(ControlSocket.FILE));
      try (var channel = SocketChannel.open(address)) {
        channel.write(ByteBuffer.wrap("{\"type\":\"Verify\"}\n".getBytes(StandardCharsets.UTF_8)));
        channel.read(ByteBuffer.allocate(1));
      }
      ENDED.acquire();
    }
  }

  @Test
  void manyAskAtOnce() throws Exception {
    try (var _ = ControlSocket.open(data, Echo::new);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Answer>>();
      for (int i = 0; i < 50; i++) {
        var request = new Request.AddDomain("d" + i);
        answers.add(threads.submit(() -> remote().ask(request)));
      }
      for (int i = 0; i < 50; i++) {
        var done = (Answer.Done) answers.get(i).get();
        assertTrue(done.words().endsWith("asked for d" + i), done.words());
      }
    }
  }

  @Test
  void aSocketLeftByADeadServerIsNoServer() throws Exception {
    ControlSocket.open(data, Echo::new).close();
    assertEquals(Optional.empty(), RemoteAdministration.find(data));
    try (var left =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(data.resolve(ControlSocket.FILE)));
    }
    assertTrue(Files.exists(data.resolve(ControlSocket.FILE)));
    assertEquals(Optional.empty(), RemoteAdministration.find(data));
    try (var _ = ControlSocket.open(data, Echo::new)) {
      assertTrue(RemoteAdministration.find(data).isPresent(), "it is replaced");
    }
  }

  /// Servers that are killed leave theirs; others stop. Whoever looks in such a moment finds one or
  /// none, and is refused nothing.
  @Test
  void whileServersComeAndGoItIsThereOrNot() throws Exception {
    var ended = new AtomicBoolean();
    try (var threads = Executors.newSingleThreadExecutor()) {
      var looking =
          threads.submit(() -> {
            while (!ended.get()) {
              RemoteAdministration.find(data).ifPresent(RemoteAdministration::close);
            }
            return true;
          });
      try {
        for (int i = 0; i < 500; i++) {
          var stopping = ControlSocket.open(data, Echo::new);
          ControlSocket.open(data, Echo::new).close();
          stopping.close();
        }
      } finally {
        ended.set(true);
      }
      assertTrue(looking.get());
    }
  }

  private RemoteAdministration remote() throws Refused {
    return RemoteAdministration.find(data).orElseThrow();
  }

  private Answer raw(String line) throws IOException {
    var address = UnixDomainSocketAddress.of(data.resolve(ControlSocket.FILE));
    try (var channel = SocketChannel.open(address)) {
      channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      return RemoteAdministration.answer(channel, Progress.UNSEEN);
    }
  }
}
