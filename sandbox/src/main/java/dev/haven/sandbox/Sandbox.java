package dev.haven.sandbox;

import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.Person;
import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.config.SandboxConfiguration;
import dev.haven.server.control.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;

/// A mail server in this process, on free ports of this machine.
///
/// Mail to any address is accepted and kept in memory; every address can sign in with any password
/// but `wrong`; nothing is sent anywhere. Some addresses misbehave on purpose: `550@`, `451@` and
/// all other codes, `timeout@`, `greylist@`. Safe for any thread.
public final class Sandbox implements AutoCloseable {
  private final Path folder;
  private final Server server;
  private final Trust trust;

  private Sandbox(Path folder, Server server) {
    this.folder = folder;
    this.server = server;
    this.trust = new Trust(folder.resolve("tls/ca.pem"));
  }

  /// Starts one, in a part of a second.
  public static Sandbox start() {
    try {
      var folder = Files.createTempDirectory("haven-sandbox");
      var configuration = SandboxConfiguration.anyPorts();
      return new Sandbox(folder, Server.sandbox(new DataDirectory(folder), configuration));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Refused e) {
      throw new IllegalStateException(e.cause() + "; " + e.remedy(), e);
    }
  }

  /// Where it listens, for programs that send: in clear, STARTTLS if they like, sign-in if they
  /// like.
  public Port smtp() {
    return port("smtp");
  }

  /// The same with TLS from the first byte.
  public Port smtps() {
    return port("submissions");
  }

  public Port imap() {
    return port("imap");
  }

  /// With TLS from the first byte.
  public Port imaps() {
    return port("imaps");
  }

  public Port pop3() {
    return port("pop3");
  }

  /// With TLS from the first byte.
  public Port pop3s() {
    return port("pop3s");
  }

  private Port port(String listener) {
    return new Port("localhost", server.port(listener));
  }

  /// What Jakarta Mail wants to know: `Session.getInstance(sandbox.jakartaMail())`.
  public Properties jakartaMail() {
    var properties = new Properties();
    properties.setProperty("mail.transport.protocol", "smtp");
    properties.setProperty("mail.store.protocol", "imap");
    set(properties, "smtp", smtp());
    set(properties, "imap", imap());
    set(properties, "pop3", pop3());
    return properties;
  }

  private static void set(Properties properties, String protocol, Port port) {
    properties.setProperty("mail." + protocol + ".host", port.host());
    properties.setProperty("mail." + protocol + ".port", Integer.toString(port.number()));
  }

  /// One that trusts this server's certificate, and no other.
  public SSLContext sslContext() {
    return trust.context();
  }

  /// The authority that signed its certificate, in PEM, for programs that want a file.
  public Path authority() {
    return trust.authority();
  }

  /// The mail of an address, which need not have any yet.
  public Inbox inbox(String address) {
    return new Inbox(this, server.house(), address);
  }

  /// Everybody who has mail now, in alphabetical order.
  public List<String> addresses() {
    return people().stream()
        .map(person -> person.address().toString())
        .filter(address -> !inbox(address).mails().isEmpty())
        .toList();
  }

  /// All mail of everybody, oldest first.
  public List<Mail> mails() {
    return addresses().stream()
        .flatMap(address -> inbox(address).mails().stream())
        .sorted(Comparator.comparing(Mail::received))
        .toList();
  }

  private List<Person> people() {
    return server.house().directory().administration().accounts();
  }

  /// Forgets everybody and all mail.
  public void clear() {
    var directory = server.house().directory().administration();
    for (var domain : directory.domains()) {
      try {
        directory
            .removeDomain(domain.name().ascii(), true)
            .forEach(log -> server.house().accounts().remove(log));
      } catch (DirectoryRefused gone) {
        throw new IllegalStateException("cleared by two threads at once", gone);
      }
    }
  }

  /// Stops it. Its mail is gone.
  @Override
  public void close() {
    server.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
