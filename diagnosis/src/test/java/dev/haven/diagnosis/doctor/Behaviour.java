package dev.haven.diagnosis.doctor;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// What a server of the zoo does with a connection.
@FunctionalInterface
public interface Behaviour {
  void serve(Socket socket) throws IOException;

  /// Sends bytes, then reads until the other side goes.
  static Behaviour saying(byte[] bytes) {
    return socket -> {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      drain(socket);
    };
  }

  static Behaviour saying(String line) {
    return saying((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /// Waits for the other side's first bytes, and sends these.
  static Behaviour answering(byte[] bytes) {
    return socket -> {
      if (socket.getInputStream().read(new byte[4096]) > 0) {
        saying(bytes).serve(socket);
      }
    };
  }

  /// Says a line, hears something, and goes.
  static Behaviour leavingAfter(String line) {
    return socket -> {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().read(new byte[4096]) < 0) {
        throw new IOException("the visitor went first");
      }
    };
  }

  static Behaviour silent() {
    return Behaviour::drain;
  }

  static Behaviour closing() {
    return Socket::close;
  }

  static Behaviour resetting() {
    return socket -> {
      socket.setSoLinger(true, 0);
      socket.close();
    };
  }

  private static void drain(Socket socket) throws IOException {
    var buffer = new byte[4096];
    int count;
    do {
      count = socket.getInputStream().read(buffer);
    } while (count >= 0);
  }
}
