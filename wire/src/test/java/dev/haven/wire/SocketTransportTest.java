package dev.haven.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketTransportTest {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private SocketChannel peer;
  private SocketTransport transport;

  @BeforeEach
  void connect() throws IOException {
    try (var server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      peer = SocketChannel.open(server.getLocalAddress());
      transport = new SocketTransport(server.accept(), Duration.ofMinutes(1));
    }
  }

  @AfterEach
  void close() throws IOException {
    transport.close();
    peer.close();
  }

  @Test
  void aReadThatWaitedTooLongIsEndedAndLastWordsGoOut() throws Exception {
    long deadline = System.nanoTime() + MINUTE;
    var read = new FutureTask<>(() -> assertThrows(IOException.class, () -> read(deadline)));
    var reader = Thread.ofVirtual().start(read);
    while (!read.isDone()) {
      transport.endIfOverdue(deadline + 1);
      Thread.onSpinWait();
    }
    reader.join();
    assertInstanceOf(SocketTimeoutException.class, read.get());
    assertThrows(SocketTimeoutException.class, () -> read(System.nanoTime() + MINUTE));
    transport.write(new byte[] {1, 2, 3}, 0, 3);
    assertArrayEquals(new byte[] {1, 2, 3}, peer.socket().getInputStream().readNBytes(3));
  }

  @Test
  void aReadThatIsNotOverdueGoesOn() throws Exception {
    long deadline = System.nanoTime() + MINUTE;
    var read = new FutureTask<>(() -> read(deadline));
    var reader = Thread.ofVirtual().start(read);
    transport.endIfOverdue(deadline - 1);
    peer.socket().getOutputStream().write(7);
    assertEquals(1, read.get());
    reader.join();
  }

  @Test
  void nothingIsOverdueBetweenTwoReads() throws IOException {
    for (int i = 0; i < 3; i++) {
      long deadline = System.nanoTime() + MINUTE;
      peer.socket().getOutputStream().write(i);
      assertEquals(1, read(deadline));
      transport.endIfOverdue(deadline + 1);
    }
  }

  @Test
  void aShortWaitEndsByItself() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1);
    assertThrows(SocketTimeoutException.class, () -> read(deadline));
    assertThrows(SocketTimeoutException.class, () -> read(deadline));
  }

  private int read(long deadline) throws IOException {
    return transport.read(new byte[10], 0, 10, deadline);
  }
}
