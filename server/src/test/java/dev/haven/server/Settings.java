package dev.haven.server;

import static java.util.stream.Collectors.joining;

import dev.haven.server.config.Configuration;
import dev.haven.server.config.ConfigurationFile;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Configurations for servers in tests: every listener is of this machine alone.
public final class Settings {
  private Settings() {}

  public static Configuration freePorts() {
    return ConfigurationFile.parse(freePortsText()).configuration();
  }

  /// The same as a file would say it.
  public static String freePortsText() {
    return "hostname = \"mail.example.com\"\nlog = \"error\"\n" + listeners(_ -> 0, "");
  }

  /// The names of all listeners.
  public static Set<String> listeners() {
    return Configuration.standard().listeners().byName().keySet();
  }

  /// The sections of all listeners.
  ///
  /// @param port by the listener's name; 0 is any free one
  /// @param more lines that go into each section, where they fit
  public static String listeners(ToIntFunction<String> port, String more) {
    var text = new StringBuilder();
    for (var name : listeners()) {
      text.append("[listeners.%s]\nport = %d\n".formatted(name, port.applyAsInt(name)))
          .append("addresses = [\"127.0.0.1\"]\n")
          .append(fit(name, more));
    }
    return text.toString();
  }

  /// A listener of the web has one mode of TLS, and nobody signs in there.
  private static String fit(String listener, String lines) {
    return listener.startsWith("http")
        ? lines.lines().filter(line -> line.startsWith("enabled")).collect(joining("\n", "", "\n"))
        : lines;
  }
}
