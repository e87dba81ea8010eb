package dev.haven.diagnosis.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/// A machine behind a firewall: a network namespace with a packet filter in it, one hop from here.
/// Nothing listens there.
final class Firewall implements AutoCloseable {
  private static final AtomicInteger MADE = new AtomicInteger();
  private static final String NEAR = "198.18.77.1";
  private static final String FAR = "198.18.77.2";

  private final Path ip;
  private final String name = "hv" + ProcessHandle.current().pid() + "x" + MADE.incrementAndGet();

  private Firewall(Path ip) {
    this.ip = ip;
  }

  /// Skips the test, and says so, where no namespace can be made.
  ///
  /// @param rules of nftables, for what comes in
  static Firewall of(String... rules) throws IOException {
    Daemon.asRoot("a network namespace");
    var nft = Daemon.installed("nft");
    var wall = new Firewall(Daemon.installed("ip"));
    Assumptions.assumeTrue(
        run(wall.ip, "netns add " + wall.name) == 0, "no network namespace can be made here");
    try {
      wall.connect();
      wall.inside(nft, "add table inet zoo");
      wall.inside(nft, "add chain inet zoo in { type filter hook input priority 0 ; }");
      for (var rule : rules) {
        wall.inside(nft, "add rule inet zoo in " + rule);
      }
      return wall;
    } catch (IOException | RuntimeException failed) {
      wall.close();
      throw failed;
    }
  }

  private void connect() throws IOException {
    must("link add %1$s-n type veth peer name %1$s-f netns %1$s".formatted(name));
    must("addr add %s/30 dev %s-n".formatted(NEAR, name));
    must("link set %s-n up".formatted(name));
    must("-n %1$s addr add %2$s/30 dev %1$s-f".formatted(name, FAR));
    must("-n %1$s link set %1$s-f up".formatted(name));
  }

  InetAddress address() {
    return InetAddress.ofLiteral(FAR);
  }

  private void must(String words) throws IOException {
    assertEquals(0, run(ip, words), words);
  }

  private void inside(Path program, String words) throws IOException {
    must("netns exec %s %s %s".formatted(name, program, words));
  }

  private static int run(Path program, String words) throws IOException {
    var command = new ArrayList<>(List.of(program.toString()));
    for (var word = new StringTokenizer(words, " "); word.hasMoreTokens(); ) {
      command.add(word.nextToken());
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        throw new IOException(command + " does not end: " + said);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException {
    run(ip, "link del " + name + "-n");
    run(ip, "netns del " + name);
  }
}
