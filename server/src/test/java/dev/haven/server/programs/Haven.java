package dev.haven.server.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.control.RemoteAdministration;
import dev.haven.server.control.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A server on free ports of this machine, set up from an empty data directory; started for the
/// first test that wants it, closed after the last.
final class Haven implements AutoCloseable {
  static final String DOMAIN = "example.org";
  static final String PASSWORD = "correct horse 9 battery";

  /// Gives the server to tests that have a parameter for it.
  static final class Running implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Haven.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Haven.class))
          .computeIfAbsent(Haven.class, _ -> start(""));
    }
  }

  private final Path data;
  private final Server server;
  private final AtomicInteger accounts = new AtomicInteger();

  private Haven(Path data, Server server) {
    this.data = data;
    this.server = server;
  }

  /// One that sends mail for these domains there, and tries again after a second.
  ///
  /// @param routes as in `sending.routes`
  static Haven sending(List<String> routes) {
    return sending(routes, "");
  }

  /// @param more sections
  static Haven sending(List<String> routes, String more) {
    var quoted = routes.stream().map(route -> '"' + route + '"').toList();
    return start("[sending]\nretries = [\"1 second\"]\nroutes = " + quoted + "\n" + more);
  }

  private static Haven start(String more) {
    try {
      var data = Files.createTempDirectory("haven-programs");
      var text =
          "hostname = \"localhost\"\n[submission]\nany-from = true\n"
              + more
              + Settings.listeners(_ -> 0, "enabled = true\n");
      var reading = ConfigurationFile.parse(text);
      assertEquals(List.of(), reading.problems());
      var configuration = reading.configuration();
      return new Haven(
          data, Server.start(new DataDirectory(data), configuration, "postmaster@" + DOMAIN));
    } catch (Exception trouble) {
      throw new IllegalStateException(trouble);
    }
  }

  int port(String listener) {
    return server.port(listener);
  }

  /// The certificate of the local authority, which programs are told to trust.
  Path authority() {
    return data.resolve("tls").resolve("ca.pem");
  }

  /// A new address with an empty mailbox; its password is [#PASSWORD].
  String account() throws Exception {
    var address = "person" + accounts.incrementAndGet() + "@" + DOMAIN;
    try (var administration = RemoteAdministration.find(data).orElseThrow()) {
      administration.ask(new Request.AddAccount(address, PASSWORD));
    }
    return address;
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (var files = Files.walk(data)) {
      for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
