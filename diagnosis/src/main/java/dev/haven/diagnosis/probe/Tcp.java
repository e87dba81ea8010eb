package dev.haven.diagnosis.probe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What became of a connection attempt.
public sealed interface Tcp {
  record Connected(Duration elapsed) implements Tcp {}

  /// The machine said at once that nobody listens.
  record Refused() implements Tcp {}

  /// No answer of any kind.
  record Dropped(Duration waited) implements Tcp {}

  /// Somebody said that there is no way.
  record Unreachable(String words) implements Tcp {}

  /// Reads the system's words, since it gives little else.
  static Tcp failed(IOException e, Duration waited) {
    var words = words(e);
    return switch (e) {
      case SocketTimeoutException _ -> new Dropped(waited);
      case NoRouteToHostException _ -> new Unreachable("no route to host");
      case ConnectException _ when words.contains("timed out") -> new Dropped(waited);
      case ConnectException _ when words.contains("refused") -> new Refused();
      default -> new Unreachable(words.isEmpty() ? e.toString() : words);
    };
  }

  /// Whether the connection was there, and was cut off.
  static boolean isReset(IOException e) {
    return words(e).contains("reset");
  }

  private static String words(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
  }
}
