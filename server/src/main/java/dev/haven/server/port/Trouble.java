package dev.haven.server.port;

import dev.haven.wire.Addresses;
import dev.haven.wire.Binding;
import java.nio.file.Path;
import java.util.Optional;

/// Why a port is not as it was asked for.
///
/// @param cause a sentence without its full stop
/// @param remedy what to do about it
public record Trouble(String cause, String remedy) {
  /// A port that needs a privilege, with what was done instead.
  static Trouble privileged(int port, int instead) {
    return new Trouble(
        "port %d may be bound only with a privilege, so %d is used".formatted(port, instead),
        privilegeRemedy(port));
  }

  /// A Unix socket that is not there.
  static Trouble of(Path socket, Binding.NotBound failed) {
    var remedy =
        failed.reason() == Binding.Reason.PERMISSION_DENIED
            ? "let Haven write to the folder " + socket.getParent() + ", or name another"
            : "correct socket, permissions and group of [lmtp] in haven.toml";
    return new Trouble(
        "the socket %s cannot be opened: %s".formatted(socket, failed.words()), remedy);
  }

  static Trouble of(int port, Binding.NotBound failed) {
    return switch (failed.reason()) {
      case IN_USE -> taken(port, failed.endpoint().name(), Holder.of(port));
      case PERMISSION_DENIED ->
          new Trouble(
              "port %d may be bound only with a privilege".formatted(port), privilegeRemedy(port));
      case ADDRESS_NOT_AVAILABLE ->
          new Trouble(
              "no interface of this machine has the address "
                  + Addresses.text(failed.endpoint().address().getAddress()),
              "correct addresses of [listeners." + failed.endpoint().name() + "] in haven.toml");
      case OTHER ->
          new Trouble(
              "port %d cannot be bound: %s".formatted(port, failed.words()),
              "look at port and addresses of [listeners.%s] in haven.toml"
                  .formatted(failed.endpoint().name()));
    };
  }

  private static Trouble taken(int port, String listener, Optional<Holder> holder) {
    var remedy =
        listener.startsWith("http")
            ? "let that program have it and set enabled = false or another port under [listeners."
                + listener
                + "], or stop it"
            : "stop that program; Haven takes the port as soon as it is free";
    return holder
        .map(program ->
            new Trouble(
                "port %d is taken by %s (pid %d)".formatted(port, program.name(), program.pid()),
                remedy))
        .orElseGet(() ->
            new Trouble(
                "port %d is taken by another user's program".formatted(port),
                "see which with: sudo ss -ltnp 'sport = :%d'; then %s".formatted(port, remedy)));
  }

  private static String privilegeRemedy(int port) {
    return ("allow it for all programs with: sudo sysctl -w net.ipv4.ip_unprivileged_port_start=%d;"
            + " or for this Java with: sudo setcap cap_net_bind_service=+ep %s;"
            + " or run Haven from a systemd unit with AmbientCapabilities=CAP_NET_BIND_SERVICE")
        .formatted(Math.min(port, 25), java());
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("$JAVA_HOME/bin/java");
  }
}
