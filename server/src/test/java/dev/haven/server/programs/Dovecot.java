package dev.haven.server.programs;

import dev.haven.testkit.peer.DovecotServer;
import dev.haven.testkit.peer.PeerFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Dovecot: LMTP in, by a port and by a Unix socket, IMAP out, a quota for some.
record Dovecot(DovecotServer server) implements AutoCloseable {
  private static final String CONFIGURATION =
      """
      protocols = imap lmtp
      hostname = store.dovecot.test
      mail_location = maildir:~/maildir
      mail_uid = {owner}
      mail_gid = {owner}
      first_valid_uid = {owner}
      mail_fsync = never
      ssl = no
      disable_plaintext_auth = no
      mail_plugins = quota
      plugin {
        quota = count:User quota
        quota_vsizes = yes
      }
      namespace inbox {
        inbox = yes
      }
      passdb {
        driver = passwd-file
        args = scheme=PLAIN username_format=%u {folder}/users
      }
      userdb {
        driver = passwd-file
        args = username_format=%u {folder}/users
      }
      service imap-login {
        inet_listener imap {
          port = {imap}
        }
        inet_listener imaps {
          port = 0
        }
      }
      service lmtp {
        unix_listener {folder}/lmtp.sock {
          mode = 0600
        }
        inet_listener lmtp {
          address = 127.0.0.1
          port = {lmtp}
        }
      }
      """;

  /// Starts it; skips the test where it is not to be had.
  ///
  /// @param people each with a rule of quota
  static Dovecot start(Path home, Map<String, String> people) throws IOException {
    var server = DovecotServer.in(home, List.of("lmtp", "imap"));
    var mail = server.folder().folder("mail", PeerFolder.OWNER);
    var users = new StringBuilder();
    people.forEach((name, rule) ->
        users.append(
            "%s:{PLAIN}%s:{owner}:{owner}::%s::userdb_quota_rule=%s\n"
                .formatted(name, Haven.PASSWORD, mail.resolve(name), rule)));
    server.folder().write("users", users.toString(), Map.of());
    return new Dovecot(server.start(List.of("127.0.0.1"), CONFIGURATION, Map.of()));
  }

  /// For LMTP, besides its port.
  Path socket() {
    return server.folder().file("lmtp.sock");
  }

  int lmtp() {
    return server.port("lmtp");
  }

  Inbox inbox(String person) throws IOException {
    return new Inbox(Reader.inClear(server.port("imap")), person);
  }

  @Override
  public void close() {
    server.close();
  }
}
