package dev.haven.wire;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What a proxy says of the connection that it passes on (the PROXY protocol, versions 1 and 2).
///
/// @param length how many bytes the header took
/// @param peers the client and the address it connected to; empty where the proxy speaks for itself
///   (LOCAL, a health check) or knows no IP address (UNKNOWN, a Unix socket)
record ProxyHeader(int length, Optional<Peers> peers) {
  /// The two ends of the client's connection to the proxy.
  record Peers(InetSocketAddress client, InetSocketAddress server) {}

  /// The twelve bytes with which version 2 begins.
  static final byte[] SIGNATURE = {
    0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a
  };

  /// A version 2 header with more than this in it is refused; version 1 has its own bound.
  static final int LONGEST = 4096;

  private static final int LONGEST_TEXT = 107;
  private static final ByteSet DIGITS = ByteSet.range('0', '9');
  private static final ByteSet ADDRESS =
      DIGITS.plus(ByteSet.of("abcdefABCDEF")).plus(ByteSet.of(".:"));
  private static final ByteSet NAME = ByteSet.range('A', 'Z').plus(DIGITS);

  /// Reads the header at the beginning of `bytes`; empty if more bytes are needed.
  static Optional<ProxyHeader> parse(byte[] bytes, int length) throws SyntaxException {
    int shared = Math.min(length, SIGNATURE.length);
    if (length > 0 && Arrays.equals(bytes, 0, shared, SIGNATURE, 0, shared)) {
      return ProxyHeaderBinary.parse(bytes, length);
    }
    return text(bytes, length);
  }

  private static Optional<ProxyHeader> text(byte[] bytes, int length) throws SyntaxException {
    int end = -1;
    for (int i = 1; i < Math.min(length, LONGEST_TEXT) && end < 0; i++) {
      end = bytes[i] == '\n' && bytes[i - 1] == '\r' ? i - 1 : -1;
    }
    var name = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    int shared = Math.min(length, name.length);
    if (!Arrays.equals(bytes, 0, shared, name, 0, shared)) {
      throw new SyntaxException("a PROXY header", 0);
    }
    if (end < 0 && length < LONGEST_TEXT) {
      return Optional.empty();
    }
    if (end < 0) {
      throw new SyntaxException("the end of the PROXY line", LONGEST_TEXT);
    }
    return Optional.of(new ProxyHeader(end + 2, line(Arrays.copyOfRange(bytes, 6, end))));
  }

  private static Optional<Peers> line(byte[] line) throws SyntaxException {
    var in = new ByteCursor(line);
    var family = in.oneOrMore(NAME, "TCP4, TCP6 or UNKNOWN");
    if (family.equals("UNKNOWN")) {
      return Optional.empty();
    }
    if (!family.equals("TCP4") && !family.equals("TCP6")) {
      throw in.expected("TCP4, TCP6 or UNKNOWN");
    }
    int size = family.equals("TCP4") ? 4 : 16;
    var client = address(in, size);
    var server = address(in, size);
    var peers =
        new Peers(new InetSocketAddress(client, port(in)), new InetSocketAddress(server, port(in)));
    in.end();
    return Optional.of(peers);
  }

  private static InetAddress address(ByteCursor in, int size) throws SyntaxException {
    in.space();
    var text = in.oneOrMore(ADDRESS, "an address");
    try {
      var address = InetAddress.ofLiteral(text);
      if (size == 4 ? dots(text) == 3 : text.indexOf(':') >= 0) {
        return address;
      }
    } catch (IllegalArgumentException _) {
      // Said below, with the position.
    }
    throw in.expected("an address of the family");
  }

  /// Java would also take `1` and `1.2` for addresses.
  private static long dots(String text) {
    return text.chars().filter(c -> c == '.').count();
  }

  private static int port(ByteCursor in) throws SyntaxException {
    in.space();
    var digits = in.oneOrMore(DIGITS, "a port");
    if (digits.length() > 5 || Integer.parseInt(digits) > 0xffff) {
      throw in.expected("a port up to 65535");
    }
    return Integer.parseInt(digits);
  }

  static InetSocketAddress socketAddress(byte[] bytes, int at, int size, int portAt) {
    try {
      var address = InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + size));
      int port = (bytes[portAt] & 0xff) << 8 | (bytes[portAt + 1] & 0xff);
      return new InetSocketAddress(address, port);
    } catch (UnknownHostException e) {
      throw new AssertionError("an address has 4 or 16 bytes", e);
    }
  }
}
