package dev.haven.wire;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// What happens between accepting a connection and its session: the PROXY header, then TLS or what
/// came in its place.
final class Doorstep {
  private final SocketConnection connection;
  private final SocketTransport socket;

  Doorstep(SocketConnection connection) {
    this.connection = connection;
    this.socket = connection.socket();
  }

  /// Reads the header that a trusted proxy must send, and believes it.
  void proxyHeader() throws IOException {
    var bytes = new byte[ProxyHeader.LONGEST];
    int length = 0;
    long deadline = deadline();
    try {
      var header = Optional.<ProxyHeader>empty();
      while (header.isEmpty()) {
        int count = socket.read(bytes, length, bytes.length - length, deadline);
        if (count < 0) {
          throw new IOException("the proxy closed before its header");
        }
        length += count;
        header = ProxyHeader.parse(bytes, length);
      }
      var found = header.get();
      socket.pushBack(bytes, found.length(), length);
      found.peers().ifPresent(connection::peers);
    } catch (SyntaxException wrong) {
      throw refused("The PROXY header of " + address() + " is wrong: " + wrong.getMessage());
    } catch (SocketTimeoutException _) {
      throw refused(address() + " is configured as a proxy and sent no PROXY header");
    }
  }

  private String address() {
    return Addresses.text(connection.remote().getAddress());
  }

  private static LimitReached refused(String why) {
    return new LimitReached(Refusal.PROXY_HEADER, why);
  }

  /// Looks at the first bytes without taking them, and begins TLS if they are TLS.
  void implicitTls() throws IOException {
    var first = new byte[Opening.LONGEST];
    int length = 0;
    var kind = Opening.UNDECIDED;
    long deadline = deadline();
    try {
      while (kind == Opening.UNDECIDED) {
        int count = socket.read(first, length, first.length - length, deadline);
        if (count < 0) {
          text(first[0]);
          throw new TlsFailure(TlsTrouble.CLIENT_LEFT, "closed before TLS");
        }
        length += count;
        kind = Opening.of(first, length);
      }
    } catch (SocketTimeoutException _) {
      throw new WrongModeSeen(
          length == 0 ? WrongMode.SILENT_ON_TLS_PORT : WrongMode.PLAIN_TO_TLS_PORT);
    }
    socket.pushBack(first, 0, length);
    switch (kind) {
      case HTTP -> throw new WrongModeSeen(WrongMode.HTTP);
      case PROXY -> throw new WrongModeSeen(WrongMode.UNTRUSTED_PROXY);
      case OTHER -> text(first[0]);
      case TLS, UNDECIDED -> {}
    }
    connection.startTls();
  }

  /// What begins like a line of text is that; other bytes are TLS's own to refuse.
  private static void text(byte first) throws WrongModeSeen {
    if ((first >= ' ' && first < 0x7f) || first == '\r' || first == '\n') {
      throw new WrongModeSeen(WrongMode.PLAIN_TO_TLS_PORT);
    }
  }

  private long deadline() {
    return System.nanoTime() + connection.limits().handshake().toNanos();
  }
}
