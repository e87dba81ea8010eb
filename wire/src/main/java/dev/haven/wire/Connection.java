package dev.haven.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// One peer, one conversation: bytes both ways, and what is known of the other side.
///
/// Belongs to the one virtual thread that runs the session; [#close] and the listener's shutdown
/// may come from any other.
public interface Connection extends AutoCloseable {
  /// Short, unique in this process: names the session in every log line.
  String id();

  /// The listener that accepted it: its name, port, mode and rules.
  Endpoint endpoint();

  /// The peer, or the client that a trusted proxy spoke of.
  InetSocketAddress remote();

  InetSocketAddress local();

  Input in();

  Output out();

  /// How long one read may wait, and one write be blocked, from now on.
  void timeout(Duration limit);

  /// Does nothing for so long; less if the server goes down meanwhile. For answers that are to be
  /// late: it holds up this session and no other.
  void pause(Duration time);

  /// What was agreed with TLS; empty while the connection is in clear.
  Optional<Tls> tls();

  /// Whether STARTTLS can be offered now: not yet encrypted, and there is a certificate.
  boolean canStartTls();

  /// Upgrades to TLS, after the positive answer has been flushed.
  ///
  /// Whatever the peer sent in clear behind its command is thrown away unread (RFC 3207 §4.2, RFC
  /// 9051 §11.1): it may have been injected.
  void startTls() throws IOException;

  /// Whether both sides compress (RFC 4978).
  boolean compressed();

  /// Compresses from here on, above TLS if there is TLS, after the positive answer has been
  /// flushed. What the peer sent before it saw that answer is thrown away unread.
  void compress() throws IOException;

  /// Goes on without compression, after the positive answer has been flushed (RFC 8437 §4.1).
  void stopCompressing() throws IOException;

  /// Tells the listener that the peer has signed in: the stricter limits for strangers end.
  void signedIn();

  /// The peer has signed out and stays: it is a stranger again (RFC 8437 §3).
  void signedOut();

  @Override
  void close();

  /// What is known of a TLS session.
  ///
  /// @param protocol such as `TLSv1.3`
  /// @param cipherSuite such as `TLS_AES_256_GCM_SHA384`
  /// @param serverName the name that the peer asked for (SNI), if any
  record Tls(String protocol, String cipherSuite, Optional<String> serverName) {}
}
