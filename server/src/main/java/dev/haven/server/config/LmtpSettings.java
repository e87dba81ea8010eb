package dev.haven.server.config;

import dev.haven.wire.SocketFile;
import java.nio.file.Path;
import java.util.Optional;

/// LMTP over a Unix socket.
public record LmtpSettings(
    @Setting(
            "The socket, such as \"/var/spool/postfix/private/haven\" (in Postfix: virtual_transport ="
                + " lmtp:unix:private/haven). Empty: none. Whoever may write to it can deliver to"
                + " people here; nobody signs in.")
        String socket,
    @Setting("Who may connect: of its owner, its group and all others those with a w.")
        String permissions,
    @Setting("The group that the socket is given to, such as \"postfix\". Empty: Haven's own.")
        String group) {

  static LmtpSettings standard() {
    return new LmtpSettings("", "rw-rw----", "");
  }

  /// The socket, if there is to be one.
  public Optional<SocketFile> file() {
    return socket.isEmpty()
        ? Optional.empty()
        : Optional.of(new SocketFile(Path.of(socket), permissions, group));
  }
}
