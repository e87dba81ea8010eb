package dev.haven.web.http;

import dev.haven.wire.Output;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes responses (RFC 9112 §4). For the session's thread.
final class ResponseWriter {
  /// RFC 9110 §5.6.7.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Output out;
  private final InstantSource clock;

  ResponseWriter(Output out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /// Writes and flushes one.
  ///
  /// @param bare without the body: the answer to HEAD (RFC 9110 §9.3.2)
  /// @param goesOn whether another request may follow
  void write(Response response, boolean bare, boolean goesOn) throws IOException {
    var head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(response.status()).append(' ');
    head.append(reason(response.status())).append("\r\n");
    field(head, "Date", DATE.format(clock.instant()));
    response.fields().forEach((name, value) -> field(head, name, value));
    field(head, "Content-Length", Integer.toString(response.body().length));
    field(head, "X-Content-Type-Options", "nosniff");
    field(head, "Cache-Control", "no-store");
    if (!goesOn) {
      field(head, "Connection", "close");
    }
    out.write(head.append("\r\n").toString());
    if (!bare) {
      out.write(response.body());
    }
    out.flush();
  }

  /// RFC 9110 §10.1.1.
  void goOn() throws IOException {
    out.write("HTTP/1.1 100 Continue\r\n\r\n");
    out.flush();
  }

  private static void field(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  /// RFC 9110 §15.
  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 302 -> "Found";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 417 -> "Expectation Failed";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      default -> "Status " + status;
    };
  }
}
