package dev.haven.server.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haven.server.DataDirectory;
import dev.haven.server.Server;
import dev.haven.server.Settings;
import dev.haven.testkit.Golden;
import dev.haven.testkit.peer.Daemon;
import dev.haven.testkit.peer.KnotServer;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of an owner: print the zone, serve it with Knot DNS, compare; then with mistakes.
@Timeout(120)
class LiveDnsTest {
  private static final Path FILES = Path.of("src/test/resources/records");
  private static final String ADDRESS = "192.0.2.25";

  private static final String SOA =
      "@ 300 SOA ns1.example.com. hostmaster.example.com. 1 3600 600 86400 60\n";
  private static final String NS = "@ 300 NS ns1.example.com.\n";

  @TempDir private Path folder;

  @Test
  void whatIsPrintedIsWellOnceItIsServed() throws Exception {
    var data = folder.resolve("data");
    int port = Daemon.freePorts(1).getFirst();
    try (var right = KnotServer.in(folder, "127.0.55.1", port);
        var wrong = KnotServer.in(folder, "127.0.55.2", port);
        var _ = Server.start(new DataDirectory(data), Settings.freePorts(), "you@example.com")) {
      var zone = run(data, 0, "dns", "example.com", "--zone", "--address", ADDRESS);
      right.start(zones("127.0.55.1", zone));
      wrong.start(zones("127.0.55.2", mistaken(zone)));
      var well = compare(data, 0, "127.0.55.1", port);
      assertTrue(well.stripTrailing().endsWith("All is well."), well);
      Golden.assertMatches(FILES.resolve("live.txt"), steady(compare(data, 1, "127.0.55.2", port)));
      var json = compare(data, 1, "127.0.55.2", port, "--json");
      assertTrue(json.contains("\"standing\" : \"mistyped\""), json);
      assertEquals(steady(well), steady(compare(data, 0, "127.0.55.1", port, "--watch")));
    }
  }

  private static String mistaken(String zone) {
    return zone.replace("\"v=spf1 mx ~all\"", "\"\\\"v=spf1 mx ~all\\\"\"")
        .replace("_dmarc ", "_dmarc.example.com ")
        .replaceFirst("(?m)^(_imaps._tcp .* 0 1) \\d+", "$1 99");
  }

  private static String compare(Path data, int status, String address, int port, String... more) {
    var place = address + ":" + port;
    var words = new ArrayList<>(List.of("dns", "example.com", "--address", ADDRESS));
    words.addAll(List.of("--root", place, "--resolver", place));
    words.addAll(List.of(more));
    return run(data, status, words.toArray(String[]::new));
  }

  private static String run(Path data, int status, String... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var console =
        new Console(
            new BufferedReader(new StringReader("")),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            false);
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data.toString()));
    int actual = CommandLines.run(console, all.toArray(String[]::new));
    assertEquals(status, actual, () -> out + err.toString());
    return out.toString();
  }

  /// Without times and what differs from run to run: the ports are free ones.
  private static String steady(String text) {
    return text.replaceAll("(?m)\\d+\\.\\d\\d s$", "TIME")
        .replaceAll("[0-9a-f]{64}", "DIGEST")
        .replaceAll("( 1|port) \\d{4,5} (mail|of)", "$1 PORT $2");
  }

  private static Map<String, String> zones(String address, String zone) {
    var ns = "ns1 300 A " + address + "\n";
    var root =
        SOA
            + "@ 300 NS ns1.example.com.\nexample.com. 300 NS ns1.example.com.\nns1.example.com. 300 A "
            + address
            + "\n";
    return Map.of(
        ".", root,
        "example.com", "$ORIGIN example.com.\n" + SOA + NS + ns + zone,
        "2.0.192.in-addr.arpa", SOA + NS + "25 300 PTR mail.example.com.\n");
  }
}
