package dev.haven.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What this machine is, and how busy all of it has been.
///
/// @param processor its name
/// @param cores how many there are
/// @param memoryBytes all of it
/// @param system kernel and distribution
public record Machine(String processor, int cores, long memoryBytes, String system) {
  private static final double TICKS_PER_SECOND = 100;
  private static final double GIB = 1 << 30;

  public static Machine here() {
    return new Machine(
        line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch", "unknown")),
        Runtime.getRuntime().availableProcessors(),
        Proc.read(Path.of("/proc/meminfo")).flatMap(t -> Proc.kib(t, "MemTotal:")).orElse(0L) << 10,
        "Linux "
            + System.getProperty("os.version", "")
            + line("/etc/os-release", "PRETTY_NAME").map(name -> ", " + name).orElse(""));
  }

  private static Optional<String> line(String file, String key) {
    return Proc.read(Path.of(file)).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> line.substring(key.length()).replaceAll("[\t:=\"]", " ").strip());
  }

  public String words() {
    return String.format(
        Locale.ROOT, "%s, %d cores, %.0f GiB, %s", processor, cores, memoryBytes / GIB, system);
  }

  /// Processor seconds of this program itself.
  public static double ownSeconds() {
    var own = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return own.getProcessCpuTime() / 1e9;
  }

  /// Memory that a new process could have.
  public static long freeBytes() {
    return Proc.read(Path.of("/proc/meminfo"))
            .flatMap(text -> Proc.kib(text, "MemAvailable:"))
            .orElse(0L)
        << 10;
  }

  /// How many files and connections this program may have open at once.
  public static long mostFiles() {
    return unix().map(UnixOperatingSystemMXBean::getMaxFileDescriptorCount).orElse(Long.MAX_VALUE);
  }

  /// How many it has open.
  public static long openFiles() {
    return unix().map(UnixOperatingSystemMXBean::getOpenFileDescriptorCount).orElse(0L);
  }

  private static Optional<UnixOperatingSystemMXBean> unix() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? Optional.of(unix)
        : Optional.empty();
  }

  /// Processor seconds that all processes together used since the machine started.
  public static double busySeconds() throws IOException {
    var fields = Proc.words(Files.readString(Path.of("/proc/stat")).lines().findFirst().orElse(""));
    long busy = 0;
    for (int i = 1; i <= 8; i++) {
      boolean idle = i == 4 || i == 5;
      busy += idle ? 0 : Long.parseLong(fields.get(i));
    }
    return busy / TICKS_PER_SECOND;
  }
}
