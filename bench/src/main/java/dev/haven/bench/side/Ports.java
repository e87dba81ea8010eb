package dev.haven.bench.side;

import dev.haven.bench.client.Door;
import dev.haven.bench.machine.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// High ports for the services of one side, and waiting until they answer.
final class Ports {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final Map<Service, Door> doors = new EnumMap<>(Service.class);
  private final int relay;

  /// Free for now: all are held at once, so that no two are the same.
  Ports() throws IOException {
    var held = new ArrayList<ServerSocket>();
    try {
      for (var service : Service.values()) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        doors.put(service, new Door(held.getLast().getLocalPort(), service.tls()));
      }
      held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      relay = held.getLast().getLocalPort();
    } finally {
      for (var socket : held) {
        socket.close();
      }
    }
  }

  Door door(Service service) {
    return doors.computeIfAbsent(
        service,
        absent -> {
          throw new IllegalStateException("no port for " + absent);
        });
  }

  int port(Service service) {
    return door(service).port();
  }

  /// Where mail for elsewhere is sent.
  int relay() {
    return relay;
  }

  /// Returns once each service accepts, and those that speak first in clear have greeted.
  ///
  /// @param alive whether it is worth waiting on
  void await(BooleanSupplier alive) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var door : doors.values()) {
      await(door, alive, deadline);
    }
  }

  /// Returns once somebody greets on a port.
  static void await(int port, BooleanSupplier alive) throws IOException {
    await(new Door(port, false), alive, System.nanoTime() + PATIENCE.toNanos());
  }

  private static void await(Door door, BooleanSupplier alive, long deadline) throws IOException {
    while (!answers(door)) {
      if (!alive.getAsBoolean()) {
        throw new IOException("the server ended while it started");
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("nothing answers on port " + door.port());
      }
      Pause.of(PAUSE);
    }
  }

  private static boolean answers(Door door) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      return door.tls() || socket.getInputStream().read() > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
