package dev.haven.smtp.client;

import dev.haven.wire.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/// The next server on a message's way, and how it is spoken to.
///
/// @param host the name its certificate must have
/// @param address one of that name's, or a Unix socket of this machine
/// @param protocol what it speaks
/// @param tls what is demanded of TLS
/// @param login how we sign in, if we do
/// @param proved whether it is sure that this is the host that the mail is for: by DNSSEC, by a
///   policy, or because the operator said so
public record Hop(
    String host,
    SocketAddress address,
    Protocol protocol,
    TlsDemand tls,
    Optional<Login> login,
    boolean proved) {
  /// A host that the operator has named.
  public Hop(
      String host, SocketAddress address, Protocol protocol, TlsDemand tls, Optional<Login> login) {
    this(host, address, protocol, tls, login, true);
  }

  public enum Protocol {
    SMTP,
    /// TLS from the first octet (RFC 8314 §3.3).
    SMTPS,
    /// RFC 2033: a mail store, which answers for each recipient.
    LMTP
  }

  /// A server of the world, on port 25 or wherever the address says.
  public static Hop mx(String host, InetSocketAddress address, TlsDemand tls) {
    boolean proved = tls instanceof TlsDemand.Verified;
    return new Hop(host, address, Protocol.SMTP, tls, Optional.empty(), proved);
  }

  /// The same where DNSSEC shows that it is the right one (RFC 8689 §4.2.1).
  public Hop proved(boolean authentic) {
    return new Hop(host, address, protocol, tls, login, proved || authentic);
  }

  /// A mail store of this machine that listens on a Unix socket.
  public static Hop local(Path socket) {
    return new Hop(
        "localhost",
        UnixDomainSocketAddress.of(socket),
        Protocol.LMTP,
        new TlsDemand.None(),
        Optional.empty());
  }

  /// Empty for a Unix socket.
  public Optional<InetAddress> ip() {
    return address instanceof InetSocketAddress tcp
        ? Optional.of(tcp.getAddress())
        : Optional.empty();
  }

  /// 0 for a Unix socket.
  public int port() {
    return address instanceof InetSocketAddress tcp ? tcp.getPort() : 0;
  }

  /// As a person reads it: its name first, then where it is.
  public String where() {
    return ip().map(ip -> host + " [" + Addresses.text(ip) + "]:" + port())
        .orElseGet(() -> host + " [unix:" + address + "]");
  }

  Hop with(TlsDemand other) {
    return new Hop(host, address, protocol, other, login, proved);
  }
}
