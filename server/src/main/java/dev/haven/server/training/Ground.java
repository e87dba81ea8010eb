package dev.haven.server.training;

import dev.haven.directory.Address;
import dev.haven.directory.DirectoryRefused;
import dev.haven.server.DataDirectory;
import dev.haven.server.FirstAccount;
import dev.haven.server.Server;
import dev.haven.server.config.Configuration;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.server.control.Refused;
import dev.haven.wire.SyntaxException;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/// The servers of a training: the one that is trained, and one elsewhere to which it relays. Both
/// are whole ones on ports of loopback that the kernel chooses, and ask nobody out there.
///
/// @param data the folder of the one that is trained
/// @param people who have mail here
/// @param stranger who has mail elsewhere
/// @param tls trusts the certificates of both
public record Ground(
    Path data,
    Server here,
    Server elsewhere,
    List<FirstAccount> people,
    FirstAccount stranger,
    SSLSocketFactory tls)
    implements AutoCloseable {
  /// The folder of the one that is trained, below that of all.
  public static final String TRAINED = "here";

  private static final int RECIPIENTS = 5;

  /// No bound that a person or a client would run into who repeats everything so often.
  private static final String UNBOUNDED =
      """
      [submission]
      messages-per-hour = 0
      messages-per-day = 0
      recipients-per-hour = 0
      recipients-per-day = 0
      """;

  /// Starts both servers.
  ///
  /// @param folder that is empty
  public static Ground open(Path folder) throws Refused, IOException, GeneralSecurityException {
    var far = folder.resolve("elsewhere");
    var elsewhere = start(far, "elsewhere.test", "");
    try {
      var near = folder.resolve(TRAINED);
      var route =
          "[sending]\nroutes = [\"elsewhere.test = 127.0.0.1:%d\"]\n"
              .formatted(elsewhere.port("smtp"));
      var here = start(near, "here.test", UNBOUNDED + route);
      return new Ground(
          near,
          here,
          elsewhere,
          people(here),
          elsewhere.firstAccount().orElseThrow(),
          Trust.in(near.resolve("tls/ca.pem"), far.resolve("tls/ca.pem")));
    } catch (Refused | IOException | GeneralSecurityException | RuntimeException e) {
      elsewhere.close();
      throw e;
    }
  }

  private static Server start(Path folder, String host, String more) throws Refused, IOException {
    var settings = new StringBuilder("log = \"warning\"\nhostname = \"" + host + "\"\n");
    Configuration.standard()
        .listeners()
        .byName()
        .forEach((name, listener) -> {
          settings.append("[listeners.").append(name).append("]\nport = 0\n");
          settings.append("addresses = [\"127.0.0.1\"]\n");
          settings.append(listener.tls() == TlsMode.STARTTLS ? "clear-sign-in = true\n" : "");
        });
    var data = new DataDirectory(folder);
    Files.createDirectories(folder);
    Files.writeString(data.configuration(), settings + more);
    var reading = ConfigurationFile.read(data.configuration());
    if (!reading.problems().isEmpty()) {
      throw new Refused(reading.problems().toString(), "");
    }
    return Server.start(data, reading.configuration(), "first@" + host);
  }

  private static List<FirstAccount> people(Server here) throws Refused {
    var first = here.firstAccount().orElseThrow();
    var administration = here.house().directory().administration();
    try {
      for (int i = 1; i < RECIPIENTS; i++) {
        administration.addAccount(Address.parse("person" + i + "@here.test"), first.password());
      }
    } catch (SyntaxException | DirectoryRefused e) {
      throw new Refused("no more people: " + e.getMessage(), "");
    }
    var others =
        Stream.iterate(1, i -> i < RECIPIENTS, i -> i + 1)
            .map(i -> new FirstAccount("person" + i + "@here.test", first.password()));
    return Stream.concat(Stream.of(first), others).toList();
  }

  /// The one whose mailbox grows large.
  FirstAccount owner() {
    return people.getFirst();
  }

  @Override
  public void close() {
    try (elsewhere) {
      here.close();
    }
  }
}
