package dev.haven.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Postfix with a port for each way of taking mail; it tells its troubles in [#log].
public final class PostfixServer extends PeerServer {
  private static final String MAIN =
      """
      compatibility_level = 3.6
      queue_directory = {folder}/queue
      data_directory = {folder}/data
      command_directory = /usr/sbin
      daemon_directory = /usr/lib/postfix/sbin
      mail_owner = postfix
      setgid_group = postdrop
      maillog_file = {folder}/postfix.log
      maillog_file_prefixes = {folder}
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      alias_maps =
      """;

  private static final String MASTER =
      """
      cleanup unix n - n - 0 cleanup
      qmgr unix n - n 300 1 qmgr
      tlsmgr unix - - n 1000? 1 tlsmgr
      rewrite unix - - n - - trivial-rewrite
      bounce unix - - n - 0 bounce
      defer unix - - n - 0 bounce
      trace unix - - n - 0 bounce
      proxymap unix - - n - - proxymap
      error unix - - n - - error
      retry unix - - n - - error
      anvil unix - - n - 1 anvil
      postlog unix-dgram n - n - 1 postlogd
      """;

  private final Path program;
  private final Map<String, String> doors;

  private PostfixServer(Path program, PeerFolder folder, Map<String, String> doors)
      throws IOException {
    super(folder, free(List.copyOf(doors.keySet())));
    this.program = program;
    this.doors = doors;
  }

  /// Skips the test where it is not to be had.
  ///
  /// @param doors its ports by their names, each with options for its `smtpd`
  public static PostfixServer in(Path home, Map<String, String> doors) throws IOException {
    Daemon.asRoot("postfix");
    var program = Daemon.installed("postfix");
    return new PostfixServer(program, PeerFolder.in(home, "postfix"), doors);
  }

  /// Starts it, and waits until it listens.
  ///
  /// @param settings of `main.cf`
  /// @param services of `master.cf`
  public PostfixServer start(String settings, String services, Map<String, ?> values)
      throws IOException {
    folder().folder("queue", "root");
    folder().folder("data", "postfix");
    write("main.cf", MAIN + settings, values);
    var master = new StringBuilder();
    doors.forEach((name, options) ->
        master.append("127.0.0.1:{%s} inet n - n - - smtpd %s\n".formatted(name, options)));
    write("master.cf", master + MASTER + services, values);
    run(program, "-c", folder().path(), "start-fg").listening(ports().values());
    return this;
  }

  public Path log() {
    return folder().file("postfix.log");
  }
}
