package dev.haven.server.config;

import java.nio.file.Path;

/// All that an operator can set; the shape of `haven.toml`.
public record Configuration(
    @Setting(
            "The name that this server goes by in greetings and in its certificate, such as"
                + " mail.example.com. Empty: this machine's own name.")
        String hostname,
    @Setting(
            "Where mail, keys and accounts are kept. A relative path starts at this file's folder."
                + " Only for a file named with --config; otherwise the file lies in that folder.")
        String data,
    @Setting("What is logged: \"error\", \"warning\", \"info\" or \"debug\" (every command).")
        LogLevel log,
    @Setting("Messages.") MessageSettings messages,
    @Setting("IMAP.") ImapSettings imap,
    @Setting("What the people who have accounts here may send.") SubmissionSettings submission,
    @Setting("Sending to other servers.") SendingSettings sending,
    @Setting("Standing in for the servers of others (backup MX).") BackupSettings backup,
    @Setting("Mail from other servers, on port 25.") ReceivingSettings receiving,
    @Setting("What strangers, and all together, may take of this server.") LimitSettings limits,
    @Setting(
            "The certificate. Without one of your own, Haven makes a certificate authority and a"
                + " certificate, and renews them.")
        CertificateSettings certificate,
    @Setting("TLS.") TlsSettings tls,
    @Setting("How long what is gone can still be asked for.") StoreSettings store,
    @Setting(
            "LMTP over a Unix socket: mail for people here from a mail server of yours on this machine.")
        LmtpSettings lmtp,
    @Setting("The ports.") Listeners listeners) {

  public static Configuration standard() {
    return new Configuration(
        "",
        "",
        LogLevel.INFO,
        MessageSettings.standard(),
        ImapSettings.standard(),
        SubmissionSettings.standard(),
        SendingSettings.standard(),
        BackupSettings.standard(),
        ReceivingSettings.standard(),
        LimitSettings.standard(),
        CertificateSettings.standard(),
        TlsSettings.standard(),
        StoreSettings.standard(),
        LmtpSettings.standard(),
        Listeners.standard());
  }

  /// The same with its relative paths made absolute.
  Configuration resolvedIn(Path folder) {
    return new Configuration(
        hostname,
        resolved(folder, data),
        log,
        messages,
        imap,
        submission,
        sending,
        backup,
        receiving,
        limits,
        new CertificateSettings(
            resolved(folder, certificate.file()), resolved(folder, certificate.key())),
        tls,
        store,
        new LmtpSettings(resolved(folder, lmtp.socket()), lmtp.permissions(), lmtp.group()),
        listeners);
  }

  private static String resolved(Path folder, String path) {
    return path.isEmpty() ? path : folder.resolve(path).toString();
  }
}
