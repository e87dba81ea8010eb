package dev.haven.diagnosis.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A port of loopback on which something of the zoo lives.
public final class Cage implements AutoCloseable {
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Cage(ServerSocket listener) {
    this.listener = listener;
  }

  public static Cage of(Behaviour behaviour) throws IOException {
    return of(behaviour, "127.0.0.1", 0);
  }

  public static Cage of(Behaviour behaviour, String address, int port) throws IOException {
    var cage = new Cage(new ServerSocket(port, 50, InetAddress.ofLiteral(address)));
    Thread.ofVirtual().start(() -> cage.accept(behaviour));
    return cage;
  }

  /// A port whose queue is full: what is sent to it vanishes, as with a firewall that drops.
  public static Cage full() throws IOException {
    var cage = new Cage(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    try {
      while (true) {
        var socket = new Socket();
        cage.open.add(socket);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), cage.port()), 200);
      }
    } catch (java.net.SocketTimeoutException _) {
      return cage;
    }
  }

  /// A port on which nothing lives.
  public static int empty() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept(Behaviour behaviour) {
    try {
      while (true) {
        var socket = listener.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(behaviour, socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private static void serve(Behaviour behaviour, Socket socket) {
    try (socket) {
      behaviour.serve(socket);
    } catch (IOException _) {
      // The visitor went.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
