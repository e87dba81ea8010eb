package dev.haven.bench.side;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Postfix in a folder of its own, in front of Dovecot's LMTP. What is not said here is as its
/// package has it: process limits, concurrency, synced queue files, flow control.
final class Postfix {
  private static final Path SERVICES = Path.of("/etc/postfix/master.cf.proto");
  private static final String CONFIGURATION =
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
      smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
      biff = no
      append_dot_mydomain = no
      readme_directory = no
      smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination
      smtpd_tls_cert_file = {chain}
      smtpd_tls_key_file = {key}
      smtpd_tls_security_level = may
      myhostname = mail.bench.example
      mydestination =
      mynetworks = 127.0.0.0/8
      inet_interfaces = 127.0.0.1
      inet_protocols = ipv4
      alias_maps =
      recipient_delimiter = +
      mailbox_size_limit = 0
      virtual_mailbox_domains = bench.example
      virtual_mailbox_maps = hash:{folder}/accounts
      virtual_transport = lmtp:unix:{lmtp}
      # A message of a test is as large as it is.
      message_size_limit = 67108864
      # What is for other servers goes to whoever plays them.
      relayhost = [127.0.0.1]:{relay}
      smtpd_sasl_type = dovecot
      smtpd_sasl_path = {auth}
      """;

  private final Ground ground;
  private final Path folder;

  Postfix(Ground ground, Ports ports, Identity identity, Dovecot dovecot) throws IOException {
    this.ground = ground;
    folder = ground.folder().resolve("postfix");
    Files.createDirectories(folder.resolve("queue"));
    Files.createDirectories(folder.resolve("data"));
    Commands.run("chown", "postfix", folder.resolve("data").toString());
    Ground.readableByAll(folder);
    Files.writeString(
        folder.resolve("main.cf"),
        CONFIGURATION
            .replace("{folder}", folder.toString())
            .replace("{chain}", identity.chain().toString())
            .replace("{key}", identity.key().toString())
            .replace("{lmtp}", dovecot.lmtp().toString())
            .replace("{auth}", dovecot.signIn().toString())
            .replace("{relay}", String.valueOf(ports.relay())));
    Files.writeString(folder.resolve("master.cf"), services(ports));
    Files.writeString(folder.resolve("accounts"), "");
  }

  /// The package's services, with its SMTP listener moved to another port, outside the chroot that
  /// only the system's own queue directory is furnished for.
  private static String services(Ports ports) throws IOException {
    var lines = new StringBuilder();
    lines.append("127.0.0.1:").append(ports.port(Service.SUBMISSION));
    lines.append(" inet n - n - - smtpd -o smtpd_sasl_auth_enable=yes\n");
    for (var line : Files.readAllLines(SERVICES)) {
      if (line.startsWith("smtp      inet")) {
        lines
            .append("127.0.0.1:")
            .append(ports.port(Service.SMTP))
            .append(" inet n - n - - smtpd\n");
      } else if (!line.startsWith("#")) {
        lines.append(line.replaceFirst("^(\\S+ +\\S+ +\\S+ +\\S+ +)y", "$1n")).append('\n');
      }
    }
    return lines.toString();
  }

  void addAccounts(List<String> names) throws IOException {
    var lines = new StringBuilder();
    names.forEach(name -> lines.append(Side.address(name)).append(" ").append(name).append("\n"));
    Files.writeString(folder.resolve("accounts"), lines, StandardOpenOption.APPEND);
  }

  void start() throws IOException {
    Commands.run(
        Commands.program("postmap"), "-c", folder.toString(), "hash:" + folder.resolve("accounts"));
    Commands.run(
        ground
            .cell()
            .within(List.of(Commands.program("postfix"), "-c", folder.toString(), "start")),
        java.util.Map.of());
    masters().forEach(ground.cell()::adopt);
  }

  /// The master writes its number into a file; without it, it does not run.
  List<Long> masters() {
    try {
      var text = Files.readString(folder.resolve("queue/pid/master.pid"));
      return List.of(Long.parseLong(text.strip()));
    } catch (IOException e) {
      return List.of();
    }
  }

  boolean isAlive() {
    return masters().stream().anyMatch(pid -> ProcessHandle.of(pid).isPresent());
  }

  String setting(String name) throws IOException {
    return Commands.run(Commands.program("postconf"), "-c", folder.toString(), name).strip();
  }

  List<String> log() {
    return Ground.tail(folder.resolve("postfix.log"));
  }
}
