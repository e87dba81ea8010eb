package dev.haven.smtp.client;

import dev.haven.smtp.client.Trouble.Kind;
import dev.haven.wire.Outbound;
import dev.haven.wire.OutboundConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// Opens sessions with other servers.
///
/// One for the process; safe for any thread. Each session belongs to the thread that opened it.
public final class SmtpClient {
  private final Outbound outbound;
  private final String hello;
  private final Timeouts timeouts;
  private final ClientTls tls = new ClientTls();
  private final CertificateCheck usual;
  private final boolean timed;

  /// @param hello the name we go by (RFC 5321 §4.1.1.1)
  /// @param usual what is recorded of certificates where nothing is demanded of them
  public SmtpClient(Outbound outbound, String hello, Timeouts timeouts, CertificateCheck usual) {
    this(outbound, hello, timeouts, usual, false);
  }

  private SmtpClient(
      Outbound outbound, String hello, Timeouts timeouts, CertificateCheck usual, boolean timed) {
    this.outbound = outbound;
    this.hello = hello;
    this.timeouts = timeouts;
    this.usual = usual;
    this.timed = timed;
  }

  /// The same, and every line of what was said says when.
  public SmtpClient timed() {
    return new SmtpClient(outbound, hello, timeouts, usual, true);
  }

  /// Connects, introduces us, agrees on TLS, signs in: the session is ready for messages.
  ///
  /// Where TLS was only an offer and failed, connects once more and goes without (RFC 7435 §3).
  public ClientSession open(Hop hop) throws SessionFailed {
    var transcript = new Transcript(timed);
    try {
      return open(hop, transcript);
    } catch (SessionFailed failed) {
      if (hop.tls() instanceof TlsDemand.Opportunistic && failedAtTls(failed)) {
        transcript.note("TLS failed; once more without");
        return open(hop.with(new TlsDemand.None()), transcript);
      }
      throw failed;
    }
  }

  private static boolean failedAtTls(SessionFailed failed) {
    return failed.outcome() instanceof Outcome.Lost(var trouble) && trouble.kind() == Kind.TLS;
  }

  private ClientSession open(Hop hop, Transcript transcript) throws SessionFailed {
    var connection = connect(hop, transcript);
    var dialogue = new Dialogue(connection, timeouts, transcript);
    var introduction = new Introduction(dialogue, hop, hello, tls, usual);
    try {
      var session = introduction.run();
      return new ClientSession(dialogue, hop, session);
    } catch (RefusedByServer refused) {
      dialogue.close();
      throw new SessionFailed(refused.outcome(), transcript.lines());
    } catch (IOException lost) {
      dialogue.hangUp();
      var trouble = lost(introduction.stage(), lost);
      transcript.note(trouble.words());
      throw new SessionFailed(new Outcome.Lost(trouble), transcript.lines());
    } catch (RuntimeException bug) {
      dialogue.hangUp();
      throw bug;
    }
  }

  private OutboundConnection connect(Hop hop, Transcript transcript) throws SessionFailed {
    var where = hop.where();
    try {
      transcript.note("connecting to " + where);
      return outbound.connect(hop.address(), timeouts.connect());
    } catch (IOException e) {
      var trouble = notConnected(e, where);
      transcript.note(trouble.words());
      throw new SessionFailed(new Outcome.Lost(trouble), transcript.lines());
    }
  }

  private Trouble notConnected(IOException e, String where) {
    return switch (e) {
      case SocketTimeoutException _ ->
          Trouble.of(
              Kind.UNREACHABLE,
              Stage.CONNECT,
              where + " did not answer within " + timeouts.connect().toSeconds() + " seconds");
      case NoRouteToHostException _ ->
          Trouble.of(Kind.UNREACHABLE, Stage.CONNECT, "there is no way to " + where);
      case ConnectException refused ->
          Trouble.of(
              Kind.CONNECTION_REFUSED,
              Stage.CONNECT,
              where + " refused the connection (" + refused.getMessage() + ")");
      default -> Trouble.of(Kind.UNREACHABLE, Stage.CONNECT, where + ": " + e.getMessage());
    };
  }

  /// What a lost connection means.
  static Trouble lost(Stage stage, IOException e) {
    return switch (e) {
      case SocketTimeoutException _ ->
          Trouble.of(Kind.SILENT, stage, "The server stopped answering at " + stage.words());
      case NotSmtp wrong ->
          Trouble.of(Kind.NOT_SMTP, stage, "At " + stage.words() + ": " + wrong.getMessage());
      case IOException _ when stage == Stage.TLS ->
          Trouble.of(Kind.TLS, stage, "TLS did not come about: " + e.getMessage());
      default ->
          Trouble.of(
              Kind.HUNG_UP,
              stage,
              "The connection was lost at " + stage.words() + ": " + e.getMessage());
    };
  }

  /// What an introduction yields.
  ///
  /// @param tls what was agreed; empty in clear
  record Introduced(Capabilities capabilities, Optional<TlsReport> tls) {}
}
