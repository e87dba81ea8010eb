package dev.haven.web.http;

import dev.haven.wire.Connection;
import dev.haven.wire.Limits;
import dev.haven.wire.Protocol;
import dev.haven.wire.Session;
import java.time.Duration;
import java.util.List;

/// HTTP on any number of listeners. Thread-safe.
public final class HttpProtocol implements Protocol {
  private static final long MEBIBYTE = 1 << 20;
  private static final int CONNECTIONS = 1000;

  private final List<Site> sites;

  /// Serves these.
  ///
  /// @param sites asked in this order; the first that has the page answers
  public HttpProtocol(List<Site> sites) {
    this.sites = List.copyOf(sites);
  }

  /// Nobody signs in here, so that a connection ends after two minutes or a mebibyte.
  public static Limits limits() {
    return new Limits(
        CONNECTIONS,
        Duration.ofSeconds(15),
        Duration.ofMinutes(2),
        MEBIBYTE,
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        64,
        Duration.ofSeconds(10));
  }

  @Override
  public Session open(Connection connection) {
    return new HttpSession(connection, sites);
  }

  /// The head and the text of an answer that is not asked for, and ends the connection.
  @Override
  public String refusal(String why) {
    return String.join(
        "\r\n",
        "HTTP/1.1 503 Service Unavailable",
        "Content-Type: text/plain; charset=utf-8",
        "Connection: close",
        "",
        why);
  }

  @Override
  public boolean speaksHttp() {
    return true;
  }
}
