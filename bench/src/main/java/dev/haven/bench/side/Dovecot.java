package dev.haven.bench.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Dovecot in a folder of its own: mdbox behind LMTP, users in a file, everything that is not said
/// here as its package has it (`mail_fsync = optimized` above all).
final class Dovecot {
  /// A number without a name: mail is its, and nothing else on the machine.
  private static final int UID = 64_111;

  private static final String CONFIGURATION =
      """
      base_dir = {folder}/run
      state_dir = {folder}/state
      log_path = {folder}/dovecot.log
      protocols = imap pop3 lmtp
      listen = 127.0.0.1
      mail_location = mdbox:~/mdbox
      mail_uid = {uid}
      mail_gid = {uid}
      first_valid_uid = {uid}
      ssl = yes
      ssl_cert = <{chain}
      ssl_key = <{key}
      disable_plaintext_auth = no
      # Accounts of a test sign in from one address.
      mail_max_userip_connections = 20000
      default_vsz_limit = 1G
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
          port = {imaps}
          ssl = yes
        }
      }
      service pop3-login {
        inet_listener pop3 {
          port = {pop3}
        }
        inet_listener pop3s {
          port = {pop3s}
          ssl = yes
        }
      }
      service lmtp {
        unix_listener lmtp {
          mode = 0666
        }
      }
      service auth {
        unix_listener auth-userdb {
          mode = 0600
        }
        unix_listener auth-smtp {
          mode = 0666
        }
      }
      protocol imap {
        mail_max_userip_connections = 20000
      }
      """;

  private final Ground ground;
  private final Path folder;
  private Optional<Process> process = Optional.empty();

  Dovecot(Ground ground, Ports ports, Identity identity, String more) throws IOException {
    this.ground = ground;
    folder = ground.folder().resolve("dovecot");
    Files.createDirectories(mail());
    Files.createDirectories(folder.resolve("state"));
    Commands.run("chown", UID + ":" + UID, mail().toString());
    Ground.readableByAll(folder);
    var text =
        CONFIGURATION
            .replace("{folder}", folder.toString())
            .replace("{uid}", String.valueOf(UID))
            .replace("{chain}", identity.chain().toString())
            .replace("{key}", identity.key().toString())
            .replace("{imap}", String.valueOf(ports.port(Service.IMAP)))
            .replace("{imaps}", String.valueOf(ports.port(Service.IMAPS)))
            .replace("{pop3}", String.valueOf(ports.port(Service.POP3)))
            .replace("{pop3s}", String.valueOf(ports.port(Service.POP3S)));
    Files.writeString(configuration(), text + more);
    Files.writeString(folder.resolve("users"), "");
  }

  private Path mail() {
    return folder.resolve("mail");
  }

  private Path configuration() {
    return folder.resolve("dovecot.conf");
  }

  /// Where it takes mail in.
  Path lmtp() {
    return folder.resolve("run/lmtp");
  }

  /// Where Postfix asks whether a password is right.
  Path signIn() {
    return folder.resolve("run/auth-smtp");
  }

  void addAccounts(List<String> names) throws IOException {
    var lines = new StringBuilder();
    for (var name : names) {
      lines.append(
          "%s:{PLAIN}%s:%3$d:%3$d::%4$s::\n"
              .formatted(Side.address(name), Side.PASSWORD, UID, mail().resolve(name)));
    }
    Files.writeString(folder.resolve("users"), lines, StandardOpenOption.APPEND);
  }

  void start() throws IOException {
    process =
        Optional.of(
            ground.start(
                folder.resolve("output"),
                List.of(Commands.program("dovecot"), "-F", "-c", configuration().toString()),
                Map.of()));
  }

  boolean isAlive() {
    return process.isPresent() && process.get().isAlive();
  }

  List<Long> masters() {
    return process.map(p -> List.of(p.pid())).orElse(List.of());
  }

  String setting(String name) throws IOException {
    return Commands.run(Commands.program("doveconf"), "-c", configuration().toString(), name)
        .strip();
  }

  List<String> log() {
    var lines = new ArrayList<>(Ground.tail(folder.resolve("output")));
    lines.addAll(Ground.tail(folder.resolve("dovecot.log")));
    return lines;
  }
}
