package dev.haven.bench.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The peers' packages of Debian: whether they are there, and how they get there.
public final class Packages {
  private static final List<String> NAMES =
      List.of("postfix", "dovecot-imapd", "dovecot-pop3d", "dovecot-lmtpd");
  private static final List<Path> NEEDED =
      List.of(
          Path.of("/usr/sbin/postfix"),
          Path.of("/usr/sbin/smtp-source"),
          Path.of("/usr/sbin/dovecot"),
          Path.of("/usr/lib/dovecot/imap"),
          Path.of("/usr/lib/dovecot/pop3"),
          Path.of("/usr/lib/dovecot/lmtp"));
  private static final Path POLICY = Path.of("/usr/sbin/policy-rc.d");

  private Packages() {}

  /// Installs what is missing, without asking and without starting a service of the system.
  ///
  /// @param say is told what is done
  /// @return why there can be no peers; empty if there can
  public static Optional<String> provide(Consumer<String> say) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("Postfix and Dovecot can only be run as root");
    }
    if (installed()) {
      return Optional.empty();
    }
    if (!Files.exists(Path.of("/etc/debian_version")) || !Commands.exists("apt-get")) {
      return Optional.of(
          "Postfix and Dovecot are not here, and this is no Debian to get them from");
    }
    say.accept("Installing the peers from Debian: " + String.join(" ", NAMES));
    try {
      install();
      return installed() ? Optional.empty() : Optional.of("the packages lack programs");
    } catch (IOException e) {
      return Optional.of("the packages could not be installed: " + e.getMessage());
    }
  }

  private static boolean installed() {
    return NEEDED.stream().allMatch(Files::isExecutable);
  }

  /// `policy-rc.d` is what keeps Debian from starting a service when its package is installed; ours
  /// is taken away again, one that was there stays.
  private static void install() throws IOException {
    boolean ours = !Files.exists(POLICY);
    if (ours) {
      Files.writeString(POLICY, "#!/bin/sh\nexit 101\n");
      Files.setPosixFilePermissions(POLICY, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    try {
      aptGet();
    } finally {
      if (ours) {
        Files.delete(POLICY);
      }
    }
  }

  private static void aptGet() throws IOException {
    var command = new ArrayList<>(List.of("apt-get", "install", "-y", "-qq"));
    command.add("--no-install-recommends");
    command.addAll(NAMES);
    var environment = Map.of("DEBIAN_FRONTEND", "noninteractive");
    try {
      Commands.run(command, environment);
    } catch (IOException e) {
      Commands.run("apt-get", "update", "-qq");
      Commands.run(command, environment);
    }
  }

  /// Names and versions, as Debian has them.
  public static String versions() throws IOException {
    var postfix = Commands.run("dpkg-query", "-W", "-f", "Postfix ${Version}", "postfix");
    var dovecot = Commands.run("dpkg-query", "-W", "-f", "Dovecot ${Version}", "dovecot-core");
    return postfix.strip() + ", " + dovecot.strip();
  }
}
