package dev.haven.server.command;

import dev.haven.server.DataDirectory;
import dev.haven.server.FirstAccount;
import dev.haven.server.Server;
import dev.haven.server.config.Configuration;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.control.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Comparator;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import picocli.CommandLine.Command;

/// Starts a server in a temporary folder, sends it a message, reads it again, and stops.
///
/// The launcher runs this once after a build, for the JVM to note which classes a start needs (JEP
/// 514). It fails if any answer is not as it should be.
@Command(
    name = "warm-up",
    hidden = true,
    description = "Sends and reads a message in a temporary folder.")
final class WarmUpCommand implements Callable<Integer> {
  private final Console console;

  WarmUpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Refused, IOException, GeneralSecurityException {
    var folder = Files.createTempDirectory("haven-warm-up");
    try {
      warmUp(folder.resolve("data"));
    } finally {
      delete(folder);
    }
    return CommandLines.DONE;
  }

  private void warmUp(Path data) throws Refused, IOException, GeneralSecurityException {
    var settings = new StringBuilder();
    for (var port : Configuration.standard().listeners().byName().keySet()) {
      settings.append("[listeners.").append(port).append("]\nport = 0\n");
      settings.append("addresses = [\"127.0.0.1\"]\n");
    }
    var configuration = ConfigurationFile.parse(settings.toString()).configuration();
    try (var server = Server.start(new DataDirectory(data), configuration, "warm-up@localhost")) {
      var first = server.firstAccount().orElseThrow();
      var tls = trusting(data.resolve("tls/ca.pem"));
      send(server.port("submissions"), tls, first);
      readByImap(server.port("imaps"), tls, first);
      readByPop3(server.port("pop3s"), tls, first);
      var quiet = new Console(console.in(), console.err(), console.err(), false);
      CommandLines.run(quiet, "status", "--data", data.toString());
      CommandLines.run(quiet, "account", "list", "--json", "--data", data.toString());
    }
  }

  private static void send(int port, SSLSocketFactory tls, FirstAccount who) throws IOException {
    try (var client = new Client(tls, port)) {
      var secret = "\0" + who.address() + "\0" + who.password();
      var plain = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
      client.expect("220");
      client.say("EHLO localhost", "250 ");
      client.say("AUTH PLAIN " + plain, "235");
      client.say("MAIL FROM:<" + who.address() + ">", "250");
      client.say("RCPT TO:<" + who.address() + ">", "250");
      client.say("DATA", "354");
      client.say("From: " + who.address() + "\r\nSubject: warm-up\r\n\r\nText\r\n.", "250");
      client.say("QUIT", "221");
    }
  }

  private static void readByImap(int port, SSLSocketFactory tls, FirstAccount who)
      throws IOException {
    try (var client = new Client(tls, port)) {
      client.expect("* OK");
      client.say("a LOGIN " + who.address() + " " + who.password(), "a OK");
      client.say("b LIST \"\" *", "b OK");
      client.say("c SELECT INBOX", "c OK");
      client.say("d FETCH 1 (FLAGS ENVELOPE BODYSTRUCTURE BODY[])", "d OK");
      client.say("e LOGOUT", "e OK");
    }
  }

  private static void readByPop3(int port, SSLSocketFactory tls, FirstAccount who)
      throws IOException {
    try (var client = new Client(tls, port)) {
      client.expect("+OK");
      client.say("USER " + who.address(), "+OK");
      client.say("PASS " + who.password(), "+OK");
      client.say("RETR 1", ".");
      client.say("QUIT", "+OK");
    }
  }

  private static SSLSocketFactory trusting(Path authority)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(authority)) {
      var factory = CertificateFactory.getInstance("X.509");
      store.setCertificateEntry("ca", factory.generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// A client that knows what it wants to hear.
  private static final class Client implements AutoCloseable {
    private final java.net.Socket socket;
    private final BufferedReader in;

    Client(SSLSocketFactory tls, int port) throws IOException {
      socket = tls.createSocket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(20_000);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    void say(String command, String answer) throws IOException {
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      expect(answer);
    }

    /// Reads lines up to the one that begins so.
    void expect(String answer) throws IOException {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(answer)) {
          return;
        }
      }
      throw new IOException("the server did not answer " + answer);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
