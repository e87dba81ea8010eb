package dev.haven.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Message;

/// A name server on loopback that answers as a function says.
final class FakeServer implements AutoCloseable {
  private final DatagramSocket socket;
  private final UnaryOperator<Message> answer;
  final AtomicInteger asked = new AtomicInteger();

  FakeServer(UnaryOperator<Message> answer) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    this.answer = answer;
    Thread.ofVirtual().start(this::serve);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  private void serve() {
    var bytes = new byte[2048];
    try {
      while (true) {
        var packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        asked.incrementAndGet();
        var query = new Message(Arrays.copyOf(bytes, packet.getLength()));
        var wire = answer.apply(query).toWire();
        socket.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
