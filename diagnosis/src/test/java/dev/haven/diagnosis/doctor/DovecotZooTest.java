package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.diagnosis.Meaning;
import dev.haven.diagnosis.ModeMeaning;
import dev.haven.diagnosis.Service;
import dev.haven.diagnosis.SignInMeaning;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A real Dovecot, well and badly configured: each trouble yields exactly its finding. Each way it
/// is configured has an address of its own.
@Timeout(30)
class DovecotZooTest {
  private static final String CONFIGURATION =
      """
      base_dir = {folder}/run
      state_dir = {folder}/state
      log_path = {folder}/dovecot.log
      protocols = imap pop3
      listen = 127.0.0.2 127.0.0.3 127.0.0.4 127.0.0.5 127.0.0.6 127.0.0.7
      mail_location = maildir:{folder}/mail
      ssl = yes
      ssl_min_protocol = TLSv1.2
      ssl_cert = <{folder}/good.pem
      ssl_key = <{folder}/good.pem
      disable_plaintext_auth = yes
      passdb {
        driver = static
        args = nopassword=y
      }
      userdb {
        driver = static
        args = uid=64111 gid=64111 home={folder}/mail
      }
      service imap-login {
        inet_listener imap {
          port = {imap}
        }
        inet_listener imaps {
          port = {imaps}
        }
      }
      service pop3-login {
        inet_listener pop3 {
          port = {pop3}
        }
        inet_listener pop3s {
          port = {pop3s}
        }
      }
      service stats {
        unix_listener stats-writer {
          mode = 0666
        }
      }
      local 127.0.0.3 {
        ssl = no
      }
      local 127.0.0.4 {
        ssl_cert = <{folder}/expired.pem
        ssl_key = <{folder}/expired.pem
      }
      local 127.0.0.5 {
        ssl_cert = <{folder}/other.pem
        ssl_key = <{folder}/other.pem
      }
      local 127.0.0.6 {
        ssl_cert = <{folder}/alone.pem
        ssl_key = <{folder}/alone.pem
      }
      local 127.0.0.7 {
        disable_plaintext_auth = no
      }
      """;

  private static final List<Service> SERVICES =
      List.of(Service.IMAP, Service.IMAPS, Service.POP3, Service.POP3S);

  @TempDir static Path home;
  private static List<Integer> ports = List.of();
  private static Daemon dovecot;

  @BeforeAll
  static void start() throws IOException, CertificateEncodingException {
    Daemon.asRoot("dovecot");
    var program = Daemon.installed("dovecot");
    Daemon.open(home);
    var folder = PeerFolder.in(home.resolve("dovecot"));
    ports = Daemon.freePorts(SERVICES.size());
    var text =
        CONFIGURATION
            .replace("{imap}", ports.get(0).toString())
            .replace("{imaps}", ports.get(1).toString())
            .replace("{pop3}", ports.get(2).toString())
            .replace("{pop3s}", ports.get(3).toString());
    var file = folder.write("dovecot.conf", text);
    dovecot = Daemon.start(folder.path(), List.of(program.toString(), "-F", "-c", file.toString()));
    dovecot.listening("127.0.0.7", ports);
  }

  @AfterAll
  static void stop() {
    if (dovecot != null) {
      dovecot.close();
    }
  }

  static Stream<Arguments> doors() {
    return Stream.of(
        arguments("127.0.0.2", Service.IMAP, List.of()),
        arguments("127.0.0.2", Service.IMAPS, List.of()),
        arguments("127.0.0.2", Service.POP3, List.of()),
        arguments("127.0.0.2", Service.POP3S, List.of()),
        arguments("127.0.0.3", Service.IMAP, List.of(ModeMeaning.NO_STARTTLS)),
        arguments("127.0.0.3", Service.POP3, List.of(ModeMeaning.NO_STARTTLS)),
        arguments("127.0.0.4", Service.IMAPS, List.of(TlsMeaning.EXPIRED)),
        arguments("127.0.0.5", Service.POP3, List.of(TlsMeaning.WRONG_NAME)),
        arguments("127.0.0.6", Service.POP3S, List.of(TlsMeaning.MISSING_INTERMEDIATE)),
        arguments("127.0.0.7", Service.IMAP, List.of(SignInMeaning.IN_CLEAR)),
        arguments("127.0.0.7", Service.POP3, List.of(SignInMeaning.IN_CLEAR)));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @MethodSource("doors")
  void eachTroubleYieldsExactlyItsFinding(String address, Service service, List<Meaning> findings) {
    try (var zoo = new Zoo()) {
      var host = new Host(Zoo.HOST, List.of(InetAddress.ofLiteral(address)), false);
      int port = ports.get(SERVICES.indexOf(service));
      var report = zoo.visit(List.of(host), List.of(new Door(service, port, true)));
      var expected = findings.stream().map(meaning -> meaning.entry().id()).toList();
      assertEquals(expected, Zoo.ids(report), report::toString);
    }
  }
}
