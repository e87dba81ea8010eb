package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.server.config.ConfigurationFile;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `haven doctor --self --login … --roundtrip` against a server that runs.
@Timeout(120)
class RoundTripTest {
  private static final String JANE = "jane@here.test";

  @TempDir private Path data;
  private Server server;
  private String password = "";

  @BeforeEach
  void start() throws Exception {
    var text = "hostname = \"localhost\"\nlog = \"error\"\n" + Settings.listeners(_ -> 0, "");
    var reading = ConfigurationFile.parse(text);
    assertEquals(List.of(), reading.problems());
    server = Server.start(new DataDirectory(data), reading.configuration(), JANE);
    password = server.firstAccount().orElseThrow().password();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String doctor(int status, String secret, String... more) {
    var line =
        new ArrayList<>(
            List.of(
                "doctor",
                "--self",
                "--data",
                data.toString(),
                "--trust",
                data.resolve("tls/ca.pem").toString(),
                "--verbose",
                "--roundtrip"));
    line.addAll(List.of(more));
    var out = new StringWriter();
    var printer = new PrintWriter(out, true);
    var in = new BufferedReader(new StringReader(secret + "\n"));
    var console = new Console(in, printer, printer, false);
    assertEquals(status, CommandLines.run(console, line.toArray(String[]::new)), out::toString);
    return out.toString();
  }

  private long messages() {
    var account = server.house().directory().administration().accounts().getFirst().account();
    return server.house().accounts().account(account).state().mailboxes().stream()
        .mapToLong(mailbox -> mailbox.messages().count())
        .sum();
  }

  @Test
  void aMessageToOneselfIsSentReadByBothProtocolsAndRemoved() {
    var text = doctor(0, password, "--login", JANE);
    assertTrue(text.contains("send a message at localhost"), text);
    assertTrue(text.contains("250 2.0.0 Delivered as"), text);
    assertEquals(2, text.lines().filter(line -> line.contains("read, in INBOX")).count(), text);
    assertTrue(text.contains("removed"), text);
    assertFalse(text.contains(password), text);
    assertEquals(0, messages());
  }

  @Test
  void aWrongPasswordIsTheOnlyFinding() {
    var text = doctor(1, "wrong", "--login", JANE);
    assertTrue(text.contains("not tried, since signing in does not work"), text);
    assertTrue(text.contains("HV-AUTH-03"), text);
    assertEquals(0, messages());
  }

  @Test
  void somebodyHasToBeNamed() {
    assertTrue(doctor(2, "").contains("--login"));
  }
}
