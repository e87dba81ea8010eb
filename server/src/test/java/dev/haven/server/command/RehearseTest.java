package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.server.config.ConfigurationFile;
import dev.haven.testkit.FakeMx;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `haven rehearse` against a server that runs, with another one behind it.
@Timeout(120)
class RehearseTest {
  private static final String LETTER = "From: bob@away.test\nSubject: Lunch\n\nAt noon?\n.\n";

  @TempDir private Path data;
  private FakeMx mx;
  private Server server;

  @BeforeEach
  void start() throws Exception {
    mx = FakeMx.start();
    var text =
        """
        hostname = "mail.here.test"
        log = "error"
        [messages]
        size = "1 MB"
        [sending]
        routes = ["away.test = 127.0.0.1:%d", "closed.test = 127.0.0.1:1"]
        [receiving]
        greylisting = true
        reverse-names = false
        messages-per-minute = 2
        """
            .formatted(mx.address().getPort());
    var reading = ConfigurationFile.parse(text + Settings.listeners(_ -> 0, ""));
    assertEquals(List.of(), reading.problems());
    server = Server.start(new DataDirectory(data), reading.configuration(), "jane@here.test");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    mx.close();
  }

  private String rehearse(int status, String... arguments) {
    var line = new ArrayList<>(List.of("rehearse", "--data", data.toString()));
    line.addAll(List.of(arguments));
    return run(status, line);
  }

  private static String run(int status, List<String> line) {
    var out = new StringWriter();
    var printer = new PrintWriter(out, true);
    var console = new Console(new BufferedReader(new StringReader("")), printer, printer, false);
    assertEquals(status, CommandLines.run(console, line.toArray(String[]::new)), out::toString);
    return out.toString();
  }

  private static void assertHas(String text, String... parts) {
    for (var part : parts) {
      assertTrue(text.contains(part), text);
    }
  }

  @Test
  void theWayOutIsWalkedUpToTheRecipientAndNothingIsSent() {
    var text = rehearse(0, "--to", "ann@away.test", "--from", "jane@here.test", "--verbose");
    assertHas(
        text,
        "the way to away.test",
        "session with 127.0.0.1 [127.0.0.1]:" + mx.address().getPort(),
        "mail for ann@away.test",
        "would be taken",
        "C: MAIL FROM:<jane@here.test>",
        "C: RCPT TO:<ann@away.test>",
        "All is well.");
    assertEquals(List.of(), mx.taken());
    assertFalse(mx.commands().contains("DATA"));
  }

  @Test
  void whatTheOtherServerSaysIsAFindingWithItsWords() {
    mx.answering("RCPT", "550 5.1.1 Nobody of that name");
    var refused = rehearse(1, "--to", "ann@away.test");
    assertHas(refused, "HV-SEND-01", "550 5.1.1 Nobody of that name", "1 error, 0 warnings.");
    mx.answering("RCPT", "451 4.7.1 Come again");
    assertHas(rehearse(1, "--to", "ann@away.test"), "HV-SEND-02", "451 4.7.1 Come again");
    mx.answering("MAIL", "550 5.7.1 Not from you");
    assertHas(rehearse(1, "--to", "ann@away.test"), "HV-SEND-01", "refused the sender");
    mx.answering("CONNECT", "554 5.7.1 Your address is on a list");
    assertHas(rehearse(1, "--to", "ann@away.test"), "HV-PORT-12", "Your address is on a list");
    assertHas(rehearse(1, "--to", "ann@closed.test"), "HV-PORT-01");
  }

  @Test
  void peopleHereAreKnownOrNot() {
    assertHas(rehearse(0, "--to", "jane@here.test"), "people of this server");
    assertHas(rehearse(1, "--to", "nobody@here.test"), "HV-RECV-04");
  }

  private String arrival(int status, String content, String... more) throws Exception {
    var file = Files.writeString(data.resolve("letter.eml"), content);
    var line = new ArrayList<>(List.of("--ip", "192.0.2.7", "--from", "bob@away.test"));
    line.addAll(List.of(more));
    line.add(file.toString());
    return rehearse(status, line.toArray(String[]::new));
  }

  @Test
  void theWayInIsWalkedUpToTheMailboxAndNothingIsKept() throws Exception {
    for (int i = 0; i < 5; i++) {
      var text = arrival(1, LETTER, "--to", "jane@here.test", "--helo", "mx.away.test");
      assertHas(
          text,
          "connection from 192.0.2.7",
          "introduction as mx.away.test",
          "what is seen of the client",
          "HV-RECV-03",
          "recipient jane@here.test",
          "message for jane@here.test",
          "INBOX",
          "0 errors, 1 warning.");
    }
    var state = server.house().directory().administration().accounts().getFirst();
    var inbox = server.house().accounts().account(state.account()).state().mailbox("INBOX");
    assertEquals(0, inbox.orElseThrow().messages().count());
    assertEquals(0, server.status().limits().getOrDefault("greylisted", 0L));
  }

  @Test
  void eachGateHasItsFinding() throws Exception {
    Function<String, String[]> to = address -> new String[] {"--to", address};
    assertHas(arrival(1, LETTER, to.apply("nobody@here.test")), "HV-RECV-04");
    assertHas(arrival(1, LETTER, to.apply("ann@else.test")), "HV-RECV-05");
    var large = LETTER + ("x".repeat(998) + "\n").repeat(1100);
    assertHas(arrival(1, large, to.apply("jane@here.test")), "HV-RECV-08");
    var mixed = LETTER.replace("\n", "\r\n") + "a line that ends with LF\n";
    assertHas(arrival(1, mixed, to.apply("jane@here.test")), "HV-RECV-09");
    run(
        0,
        List.of(
            "account", "quota", "--data", data.toString(), "jane@here.test", "--storage", "1KiB"));
    var bigger = LETTER + ("x".repeat(78) + "\n").repeat(100);
    assertHas(arrival(1, bigger, to.apply("jane@here.test")), "HV-RECV-06");
  }

  @Test
  void whatCannotBeRehearsedSaysWhy() throws Exception {
    assertHas(rehearse(2, "--to", "ann"), "is no e-mail address");
    assertHas(rehearse(2, "--to", "a@away.test", "--ip", "192.0.2.7"), "a file with the message");
    server.close();
    assertHas(rehearse(2, "--to", "ann@away.test"), "no server runs");
  }

  @Test
  void theReportForProgramsIsOne() {
    var json = rehearse(0, "--to", "ann@away.test", "--json");
    assertHas(json, "\"subject\" : \"mail to ann@away.test\"", "\"findings\" : [ ]");
  }
}
