package dev.haven.web.http;

import dev.haven.wire.Connection;
import dev.haven.wire.Line;
import dev.haven.wire.SyntaxException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Reads requests, one after the other, within every limit. For the session's thread.
final class RequestReader {
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int LARGEST_HEAD = 32 * 1024;

  private final Connection connection;
  private final ResponseWriter answers;

  /// A request, and what follows it.
  ///
  /// @param goesOn whether the client would send another on this connection
  record Read(Request request, boolean goesOn) {}

  /// Reads from one connection.
  ///
  /// @param answers tells a client that waits to go on
  RequestReader(Connection connection, ResponseWriter answers) {
    this.connection = connection;
    this.answers = answers;
  }

  /// The next one; empty when the client, or the server, is done.
  Optional<Read> next() throws IOException, HttpRefused, SyntaxException {
    var first = firstLine();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var line = RequestLine.parse(first.get());
    var fields = fields();
    var host = host(line, fields);
    var body = body(line, fields);
    boolean goesOn = line.newer() && !fields.says("connection", "close");
    boolean secure = connection.tls().isPresent();
    return Optional.of(
        new Read(
            new Request(line.method(), line.target(), host, fields.all(), body, secure), goesOn));
  }

  /// One empty line before it is let pass (RFC 9112 §2.2).
  private Optional<byte[]> firstLine() throws IOException, HttpRefused {
    var line = maybeLine();
    return line.isPresent() && line.get().length == 0 ? maybeLine() : line;
  }

  private Optional<byte[]> maybeLine() throws IOException, HttpRefused {
    return switch (connection.in().readLine(LONGEST_LINE)) {
      case Line.Complete(var bytes) -> Optional.of(bytes);
      case Line.TooLong _ -> throw new HttpRefused(414, "The address is too long.");
      case Line.Closed _, Line.ShuttingDown _, Line.TimedOut _ -> Optional.empty();
    };
  }

  private Fields fields() throws IOException, HttpRefused, SyntaxException {
    var fields = new Fields();
    int total = 0;
    for (var line = fieldLine(); line.length > 0; line = fieldLine()) {
      total += line.length;
      if (total > LARGEST_HEAD) {
        throw new HttpRefused(431, "The header is longer than " + LARGEST_HEAD + " octets.");
      }
      fields.add(line);
    }
    return fields;
  }

  private byte[] fieldLine() throws IOException, HttpRefused {
    return switch (connection.in().readLine(LONGEST_LINE)) {
      case Line.Complete(var bytes) -> bytes;
      case Line.TooLong _ -> throw new HttpRefused(431, "A header field is too long.");
      case Line.TimedOut _ -> throw new HttpRefused(408, "The header took too long.");
      case Line.Closed _, Line.ShuttingDown _ -> throw new EOFException("closed in a header");
    };
  }

  /// A target in absolute form goes before the field (RFC 9112 §3.2.2), which must be there all the
  /// same (RFC 9112 §3.2).
  private static String host(RequestLine line, Fields fields) throws HttpRefused {
    if (line.newer() && !fields.has("host")) {
      throw new HttpRefused(400, "The field host is missing.");
    }
    var named = line.target().authority();
    var host = (named.isEmpty() ? fields.value("host") : named).toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    boolean port = colon >= 0 && !host.endsWith("]");
    var bare = port ? host.substring(0, colon) : host;
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private byte[] body(RequestLine line, Fields fields) throws IOException, HttpRefused {
    boolean expected = Body.isExpected(fields, line.newer());
    if (fields.has("expect") && line.newer()) {
      if (!fields.value("expect").equalsIgnoreCase("100-continue")) {
        throw new HttpRefused(417, "Nothing can be expected but 100-continue.");
      }
      if (expected && !connection.in().bytesWaiting()) {
        answers.goOn();
      }
    }
    return expected ? new Body(connection.in()).read(fields) : new byte[0];
  }
}
