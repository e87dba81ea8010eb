package dev.haven.bench.side;

import dev.haven.bench.client.Door;
import dev.haven.bench.machine.Cell;
import dev.haven.directory.AccountsRefused;
import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryOptions;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.NewAccount;
import dev.haven.directory.PasswordCost;
import dev.haven.store.journal.JournalOptions;
import dev.haven.store.journal.JournalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Our server as `./haven serve` starts it.
public final class Haven implements Side {
  private static final String CONFIGURATION =
      """
      hostname = "mail.bench.example"
      log = "info"
      [submission]
      any-from = true
      messages-per-hour = 0
      messages-per-day = 0
      recipients-per-hour = 0
      recipients-per-day = 0
      strangers-per-hour = 0
      unknown-per-hour = 0
      [limits]
      connections = 50000
      connections-per-address = 50000
      sign-in-time = "10 minutes"
      [certificate]
      file = "{chain}"
      key = "{key}"
      [sending]
      routes = ["* = 127.0.0.1:{relay}"]
      [listeners.submissions]
      enabled = false
      [listeners.submission-alternative]
      enabled = false
      """;

  private final Ground ground;
  private final Launcher launcher;
  private final Ports ports = new Ports();
  private Optional<Process> process = Optional.empty();

  /// @param under the folder to make its own in
  /// @param name tells several apart
  public Haven(Path under, Launcher launcher, String name, Identity identity) throws IOException {
    this.launcher = launcher;
    ground = Ground.open(under, name);
    var toml =
        new StringBuilder(
            CONFIGURATION
                .replace("{chain}", identity.chain().toString())
                .replace("{key}", identity.key().toString())
                .replace("{relay}", String.valueOf(ports.relay())));
    for (var service : Service.values()) {
      toml.append("[listeners.%s]\n".formatted(service.name().toLowerCase(java.util.Locale.ROOT)));
      toml.append("port = %d\n".formatted(ports.port(service)));
      toml.append("addresses = [\"127.0.0.1\"]\n");
      toml.append(service.tls() ? "" : "clear-sign-in = true\n");
    }
    Files.createDirectories(data());
    Files.writeString(data().resolve("haven.toml"), toml);
  }

  private Path data() {
    return ground.folder().resolve("data");
  }

  private Path logFile() {
    return ground.folder().resolve("haven.log");
  }

  @Override
  public String name() {
    return "haven";
  }

  @Override
  public boolean ours() {
    return true;
  }

  /// With a cheap hash, for there may be a hundred thousand; whoever signs in has it renewed to
  /// what the server wants.
  @Override
  public void addAccounts(List<String> names) throws IOException {
    var cheap = DirectoryOptions.defaults().withCost(new PasswordCost(8, 1, 1));
    var natives = ground.folder().resolveSibling("natives");
    try (var store =
            JournalStore.open(data().resolve("store"), JournalOptions.defaults().natives(natives));
        var directory = Directory.open(store, cheap)) {
      var administration = directory.administration();
      if (!directory.isLocal(DOMAIN)) {
        administration.addDomain(DOMAIN);
      }
      var people = names.stream().map(name -> new Address(name, DOMAIN));
      administration.addAccounts(
          people.map(address -> new NewAccount(address, PASSWORD)).toList(), _ -> {});
    } catch (DirectoryRefused | AccountsRefused e) {
      throw new IOException("accounts cannot be added", e);
    }
  }

  @Override
  public void start() throws IOException {
    var started = ground.start(logFile(), launcher.serve(data()), launcher.environment());
    process = Optional.of(started);
    ports.await(started::isAlive);
  }

  @Override
  public void stop() throws IOException {
    if (process.isPresent()) {
      ground.end(List.of(process.get().pid()));
      process = Optional.empty();
    }
  }

  @Override
  public Door door(Service service) {
    return ports.door(service);
  }

  @Override
  public int relayPort() {
    return ports.relay();
  }

  @Override
  public Cell cell() {
    return ground.cell();
  }

  /// After two collections, for the first may leave what the second frees; without the part of the
  /// heap that nothing is in: it is there before the first connection comes, and grows by leaps.
  @Override
  public long restingBytes() throws IOException {
    if (process.isEmpty()) {
      return 0;
    }
    jcmd("GC.run");
    jcmd("GC.run");
    return ground.cell().residentBytes() - HeapInfo.freeBytes(jcmd("GC.heap_info"));
  }

  private String jcmd(String command) throws IOException {
    var program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var pid = process.map(Process::pid).orElseThrow();
    return Commands.run(program, String.valueOf(pid), command);
  }

  @Override
  public List<String> settings() throws IOException {
    var command = process.map(p -> p.info().commandLine().orElse("")).orElse("");
    int classPath = command.indexOf(" -cp ");
    return List.of(classPath < 0 ? command : command.substring(0, classPath));
  }

  @Override
  public List<String> log() {
    return Ground.tail(logFile());
  }

  @Override
  public void close() {
    ground.clear();
  }
}
