package dev.haven.server;

import dev.haven.server.config.Configuration;
import dev.haven.server.config.ConfigurationFile;
import java.util.List;

/// Configurations for servers in tests: every port is a free one of this machine alone.
public final class Settings {
  private static final List<String> LISTENERS =
      List.of(
          "smtp",
          "submissions",
          "submission",
          "submission-alternative",
          "imaps",
          "imap",
          "pop3s",
          "pop3");

  private Settings() {}

  public static Configuration freePorts() {
    return ConfigurationFile.parse(freePortsText()).configuration();
  }

  /// The same as a file would say it.
  public static String freePortsText() {
    var text = new StringBuilder("hostname = \"mail.example.com\"\nlog = \"error\"\n");
    for (var listener : LISTENERS) {
      text.append("[listeners.").append(listener).append("]\n");
      text.append("port = 0\naddresses = [\"127.0.0.1\"]\n");
    }
    return text.toString();
  }
}
