package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AcceptLoopTest {
  @Test
  void whateverFailsItGoesOnUntilTheSocketIsClosed() {
    var turns = new AtomicInteger();
    new AcceptLoop(
            "test",
            () -> {
              switch (turns.incrementAndGet()) {
                case 1 -> throw new IOException("Too many open files");
                case 2 -> throw new IllegalStateException("no room for one more");
                case 3 -> throw new NoClassDefFoundError("no descriptor to read it with");
                case 4 -> {}
                default -> throw new ClosedChannelException();
              }
            })
        .run();
    assertEquals(5, turns.get());
  }
}
