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

  /// Free for now: all are held at once, so that no two are the same.
  Ports() throws IOException {
    var held = new ArrayList<ServerSocket>();
    try {
      for (var service : Service.values()) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        doors.put(service, new Door(socket.getLocalPort(), service.tls()));
      }
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

  /// Returns once each service accepts, and those that speak first in clear have greeted.
  ///
  /// @param alive whether it is worth waiting on
  void await(BooleanSupplier alive) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var door : doors.values()) {
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
