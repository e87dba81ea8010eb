package dev.haven.smtp.client;

import dev.haven.smtp.client.SmtpClient.Introduced;
import dev.haven.smtp.client.Trouble.Kind;
import java.io.IOException;
import java.util.Optional;

/// What comes before the first message: greeting, EHLO, TLS, AUTH (RFC 5321 §3.1, RFC 5321 §3.2).
///
/// Nothing that was said before TLS counts after it (RFC 3207 §4.2). For the session's thread.
final class Introduction {
  private final Dialogue dialogue;
  private final Hop hop;
  private final String hello;
  private final ClientTls tls;
  private final CertificateCheck usual;
  private Stage stage = Stage.GREETING;
  private Optional<TlsReport> agreed = Optional.empty();

  Introduction(Dialogue dialogue, Hop hop, String hello, ClientTls tls, CertificateCheck usual) {
    this.dialogue = dialogue;
    this.hop = hop;
    this.hello = hello;
    this.tls = tls;
    this.usual = usual;
  }

  /// How far it came.
  Stage stage() {
    return stage;
  }

  Introduced run() throws IOException, RefusedByServer {
    if (hop.protocol() == Hop.Protocol.SMTPS) {
      beginTls();
    }
    stage = Stage.GREETING;
    expect(dialogue.reply(dialogue.timeouts().greeting()), "The server does not take mail now");
    var capabilities = introduce();
    if (agreed.isEmpty() && !(hop.tls() instanceof TlsDemand.None)) {
      capabilities = upgrade(capabilities);
    }
    if (hop.login().isPresent()) {
      stage = Stage.SIGN_IN;
      new ClientSignIn(dialogue, hop.login().get()).run(capabilities, agreed.isPresent());
    }
    return new Introduced(capabilities, agreed);
  }

  /// RFC 5321 §3.2: HELO where EHLO is not understood. LMTP has its own word (RFC 2033 §4.1).
  private Capabilities introduce() throws IOException, RefusedByServer {
    stage = Stage.HELLO;
    var lmtp = hop.protocol() == Hop.Protocol.LMTP;
    var reply = dialogue.ask((lmtp ? "LHLO " : "EHLO ") + hello);
    if (reply.positive()) {
      return Capabilities.of(reply);
    }
    if (reply.temporary() || lmtp) {
      throw new RefusedByServer(refused(reply, "The server does not talk to us"));
    }
    expect(dialogue.ask("HELO " + hello), "The server does not talk to us");
    return Capabilities.NONE;
  }

  private Capabilities upgrade(Capabilities clear) throws IOException, RefusedByServer {
    boolean demanded = !(hop.tls() instanceof TlsDemand.Opportunistic);
    if (!clear.has("STARTTLS")) {
      if (demanded) {
        throw insecure("TLS is demanded of " + hop.host() + ", which does not offer it");
      }
      return clear;
    }
    stage = Stage.TLS;
    var reply = dialogue.ask("STARTTLS");
    if (!reply.positive()) {
      if (demanded) {
        throw insecure(hop.host() + " offers TLS and then refuses it: " + reply);
      }
      return clear;
    }
    beginTls();
    return introduce();
  }

  private void beginTls() throws IOException, RefusedByServer {
    stage = Stage.TLS;
    var connection = dialogue.connection();
    connection.startTls(tls.engine(hop.host(), hop.port()), dialogue.timeouts().greeting());
    var check = hop.tls() instanceof TlsDemand.Verified(var demanded) ? demanded : usual;
    var report = ClientTls.report(connection.tls().orElseThrow(), check, hop.host());
    dialogue.transcript().note(report.toString());
    if (hop.tls() instanceof TlsDemand.Verified
        && report.certificate() instanceof CertificateCheck.Verdict.Untrusted(var why)) {
      throw insecure("The certificate of " + hop.host() + " is not good: " + why);
    }
    agreed = Optional.of(report);
  }

  /// Nothing goes over a way that is less safe than it should be; that may be mended, so it is
  /// tried again (RFC 8461 §5, RFC 7672 §2.2).
  private static RefusedByServer insecure(String words) {
    return new RefusedByServer(new Outcome.Temporary(Trouble.of(Kind.TLS, Stage.TLS, words)));
  }

  private void expect(ServerReply reply, String words) throws RefusedByServer {
    if (!reply.positive()) {
      throw new RefusedByServer(refused(reply, words));
    }
  }

  /// Whoever is turned away at the door may be let in another time, or by another host of the same
  /// domain: 5xx here says nothing of a recipient (RFC 5321 §3.1, RFC 7504 §4).
  private Outcome refused(ServerReply reply, String words) {
    return new Outcome.Temporary(Trouble.refused(stage, reply, words));
  }
}
