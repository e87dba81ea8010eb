package dev.haven.server.programs;

import dev.haven.testkit.peer.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Dovecot in a folder of its own: LMTP in, IMAP out, a quota for some.
///
/// @param socket for LMTP, besides its port
/// @param lmtp its port
/// @param imap its port
record Dovecot(Daemon daemon, Path socket, int lmtp, int imap) implements AutoCloseable {
  /// A number without a name: mail is its, and nothing else on the machine.
  private static final int OWNER = 64_111;

  private static final String CONFIGURATION =
      """
      base_dir = {folder}/run
      state_dir = {folder}/state
      log_path = {folder}/dovecot.log
      protocols = imap lmtp
      listen = 127.0.0.1
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
      service stats {
        unix_listener stats-writer {
          mode = 0666
        }
      }
      """;

  /// Starts it; skips the test where it is not to be had.
  ///
  /// @param people each with a rule of quota
  static Dovecot start(Path home, Map<String, String> people) throws Exception {
    Daemon.asRoot("dovecot");
    var program = Daemon.installed("dovecot");
    Daemon.open(home);
    var folder = Daemon.open(home.resolve("dovecot"));
    var ports = Daemon.freePorts(2);
    var mail = Files.createDirectories(folder.resolve("mail"));
    Program.installed("chown", home).run(OWNER + ":" + OWNER, mail).ok();
    Files.createDirectories(folder.resolve("state"));
    var users = new StringBuilder();
    people.forEach((name, rule) ->
        users.append(
            "%s:{PLAIN}%s:%3$d:%3$d::%4$s::userdb_quota_rule=%5$s\n"
                .formatted(name, Haven.PASSWORD, OWNER, mail.resolve(name), rule)));
    Files.writeString(folder.resolve("users"), users);
    var configuration = folder.resolve("dovecot.conf");
    Files.writeString(
        configuration,
        CONFIGURATION
            .replace("{folder}", folder.toString())
            .replace("{owner}", String.valueOf(OWNER))
            .replace("{lmtp}", String.valueOf(ports.getFirst()))
            .replace("{imap}", String.valueOf(ports.getLast())));
    var command = List.of(program.toString(), "-F", "-c", configuration.toString());
    var daemon = Daemon.start(folder, command);
    try {
      daemon.listening(ports);
    } catch (IOException dead) {
      daemon.close();
      throw dead;
    }
    return new Dovecot(daemon, folder.resolve("lmtp.sock"), ports.getFirst(), ports.getLast());
  }

  Inbox inbox(String person) throws IOException {
    return new Inbox(Reader.inClear(imap), person);
  }

  @Override
  public void close() {
    daemon.close();
  }
}
