package dev.haven.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haven.testkit.Golden;
import dev.haven.testkit.RandomInput;
import dev.haven.wire.TlsMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationFileTest {
  private static final String EVERYTHING =
      """
      hostname = "mail.example.com" # a comment
      log = 'debug'
      limits.connections = 2_000
      messages = { size = "10 MB", recipients = 0x100 }

      [store]
      history = "1 day"

      [listeners.imap]
      addresses = [
        "127.0.0.1", # this machine
        "::1",
      ]
      clear-sign-in = true
      tls = "none"
      """;

  static Stream<Arguments> unknownKeys() {
    return Stream.of(
        arguments(
            "hostnam = \"a\"",
            "1:1: unknown key or section \"hostnam\"; did you mean \"hostname\"?"),
        arguments(
            "[listener.imap]",
            "1:2: unknown key or section \"listener\"; did you mean \"listeners\"?"),
        arguments(
            "[listeners.imap]\nprot = 1",
            "2:1: unknown key in [listeners.imap]: \"prot\"; did you mean \"port\"?"),
        arguments("zebra = 1", "1:1: unknown key or section \"zebra\""));
  }

  static Stream<Arguments> textThatIsNone() {
    return Stream.of(
        arguments("hostname = 5", "1:12: hostname: expected text in quotes, not a number"),
        arguments("hostname = mail", "1:12: \"mail\" is no value: text stands in quotes"),
        arguments("hostname = \"mail", "1:12: the closing \" is missing on this line"),
        arguments(
            "hostname = \"-a.b\"",
            "1:12: hostname: \"-a.b\" is no host name such as mail.example.com"),
        arguments(
            "hostname = \"a.b-\"",
            "1:12: hostname: \"a.b-\" is no host name such as mail.example.com"),
        arguments(
            "hostname = \"a.b.\"",
            "1:12: hostname: \"a.b.\" is no host name such as mail.example.com"),
        arguments(
            "hostname = \"a_b\"",
            "1:12: hostname: \"a_b\" is no host name such as mail.example.com"),
        arguments(
            "hostname = \"a..b\"",
            "1:12: hostname: \"a..b\" is no host name such as mail.example.com"),
        arguments(
            "hostname",
            "1:9: expected '=' after the key, but the line ends".replace("the line", "the file")),
        arguments("hostname = ", "1:12: expected a value, but the file ends"),
        arguments("= 5", "1:1: expected a key, not '='"),
        arguments("hostname = \"a\" \"b\"", "1:16: expected the end of the line, not '\"'"),
        arguments("hostname = \"\\q\"", "1:13: unknown escape \\q: write \\\\ for a backslash"));
  }

  static Stream<Arguments> valuesOutOfBounds() {
    return Stream.of(
        arguments(
            "log = \"loud\"",
            "1:7: log: expected \"error\" or \"warning\" or \"info\" or \"debug\", not \"loud\""),
        arguments("limits = 3", "1:10: limits: expected a section, not a number"),
        arguments("limits.connections = 3", "1:22: limits.connections: 3 is below the least, 10"),
        arguments(
            "limits.sign-in-time = \"3 fortnights\"",
            "1:23: limits.sign-in-time: expected a time such as \"30 days\" or \"90 seconds\", not \"3 fortnights\""),
        arguments(
            "limits.sign-in-time = \"2 days\"",
            "1:23: limits.sign-in-time: 2 days is above the most, 1 day"),
        arguments(
            "messages.size = \"big\"",
            "1:17: messages.size: expected a size such as \"50 MB\", not \"big\""),
        arguments(
            "messages.size = \"1 KB\"", "1:17: messages.size: 1 KB is below the least, 64 KiB"));
  }

  static Stream<Arguments> listenersThatCannotBe() {
    return Stream.of(
        arguments(
            "[listeners.imap]\nport = 70000",
            "2:8: listeners.imap.port: 70000 is above the most, 65535"),
        arguments(
            "[listeners.imap]\nenabled = \"yes\"",
            "2:11: listeners.imap.enabled: expected true or false, not \"yes\""),
        arguments(
            "[listeners.imap]\naddresses = [1]",
            "2:14: listeners.imap.addresses: expected text in quotes, not a number"),
        arguments(
            "[listeners.imap]\naddresses = [\"localhost\"]",
            "2:13: listeners.imap.addresses: \"localhost\" is no IP address"),
        arguments(
            "[listeners.imap]\naddresses = []",
            "2:13: listeners.imap.addresses: no address to listen on; to close this port set enabled = false"),
        arguments(
            "[listeners.imap]\nproxies = [\"10.0.0.0/33\"]",
            "2:11: listeners.imap.proxies: \"10.0.0.0/33\" is no address or network such as 10.0.0.0/8"),
        arguments(
            "[listeners.imap]\nport = 993",
            "2:8: listeners.imap.port: port 993 is [listeners.imaps]'s"),
        arguments(
            "[listeners.imaps]\nclear-sign-in = true",
            "2:17: listeners.imaps.clear-sign-in: has no meaning where TLS begins with the first byte"));
  }

  static Stream<Arguments> sectionsThatCannotBe() {
    return Stream.of(
        arguments(
            "certificate.file = \"a.pem\"",
            "1:1: certificate: [certificate] needs both file and key; key is missing"),
        arguments(
            "[lmtp]\npermissions = \"660\"",
            "2:15: lmtp.permissions: \"660\" is not of the form rw-rw----"),
        arguments(
            "[lmtp]\nsocket = \"/" + "s".repeat(103) + "\"",
            "2:10: lmtp.socket: the path is longer than a Unix socket's may be"),
        arguments(
            "[sending]\nroutes = [\"box.test = unix:lmtp\"]",
            "2:10: sending.routes: \"box.test = unix:lmtp\" is no route such as example.net ="
                + " mail.example.net:25"),
        arguments("log = 1979-05-27", "1:7: \"1979-05-27\" is no value: text stands in quotes"),
        arguments("[[limits]]\nconnections = 1", "1:1: [[...]] is not used here: write [section]"),
        arguments(
            "[limits]\nconnections = 20\nconnections = 30", "3:1: \"connections\" is set twice"),
        arguments("limits = {}\n[limits]", "2:2: \"limits\" was set before, to a section"));
  }

  @ParameterizedTest
  @MethodSource({
    "unknownKeys",
    "textThatIsNone",
    "valuesOutOfBounds",
    "listenersThatCannotBe",
    "sectionsThatCannotBe"
  })
  void aMistakeIsReportedWhereItStands(String text, String problem) {
    assertEquals(problem, String.join("\n", problems(text)));
  }

  @Test
  void allMistakesAreReportedAtOnceInTheOrderOfTheFile() {
    var problems =
        problems(
            """
            hostname = "unfinished
            log = 7
            [listeners.smtp]
            port = 25 25
            addresses = [ "0.0.0.0"
              oops ]
            tls = "sometimes"
            [nonsense]
            """);
    assertEquals(
        """
        1:12: the closing " is missing on this line
        2:7: log: expected text in quotes, not a number
        4:11: expected the end of the line, not '2'
        6:3: expected ',' or ']', not 'o'
        7:7: listeners.smtp.tls: expected "implicit" or "starttls" or "none", not "sometimes"
        8:2: unknown key or section "nonsense"
        """
            .replace(
                "log: expected text in quotes",
                "log: expected \"error\" or \"warning\" or \"info\" or \"debug\""),
        String.join("\n", problems) + "\n");
  }

  @Test
  void everyFormOfTomlIsRead() {
    var reading = ConfigurationFile.parse(EVERYTHING);
    assertEquals(List.of(), reading.problems());
    var read = reading.configuration();
    assertEquals("mail.example.com", read.hostname());
    assertEquals(LogLevel.DEBUG, read.log());
    assertEquals(2000, read.limits().connections());
    assertEquals(10_000_000, read.messages().size().value());
    assertEquals(256, read.messages().recipients());
    assertEquals(Duration.ofDays(1), read.store().history());
    assertEquals(
        new ListenerSettings(true, 143, List.of("127.0.0.1", "::1"), TlsMode.NONE, true, List.of()),
        read.listeners().imap());
    assertEquals(Configuration.standard().listeners().smtp(), read.listeners().smtp());
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    var read = ConfigurationFile.parse(EVERYTHING).configuration();
    var again = ConfigurationFile.parse(Reference.effective(read));
    assertEquals(List.of(), again.problems());
    assertEquals(read, again.configuration());
  }

  @Test
  void theDocumentedFileIsUpToDateAndMeansTheDefaults() throws IOException {
    var documented = Reference.documented();
    Golden.assertMatches(Path.of("../docs/haven.toml"), documented);
    var uncommented =
        documented.lines().map(line -> line.startsWith("# ") ? line : line.replaceFirst("^#", ""));
    var reading = ConfigurationFile.parse(String.join("\n", uncommented.toList()));
    assertEquals(List.of(), reading.problems());
    assertEquals(Configuration.standard(), reading.configuration());
  }

  @Test
  void aFileThatIsNotTextIsAProblemAndNoFailure(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("haven.toml"), new byte[] {(byte) 0xff, 0x20});
    var problem = ConfigurationFile.read(file).problems().getFirst();
    assertEquals("1:1: the file is not UTF-8 text", problem.toString());
  }

  @TestFactory
  Stream<DynamicTest> noTextMakesTheReaderFail() {
    var bytes = EVERYTHING.getBytes(StandardCharsets.UTF_8);
    return RandomInput.seeds(
        300,
        random -> {
          var text = new String(RandomInput.mutate(bytes, random), StandardCharsets.UTF_8);
          ConfigurationFile.parse(text);
        });
  }

  private static List<String> problems(String text) {
    return ConfigurationFile.parse(text).problems().stream().map(Problem::toString).toList();
  }
}
