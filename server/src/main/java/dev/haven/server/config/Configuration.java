package dev.haven.server.config;

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
    @Setting("What strangers, and all together, may take of this server.") LimitSettings limits,
    @Setting(
            "The certificate. Without one of your own, Haven makes a certificate authority and a"
                + " certificate, and renews them.")
        CertificateSettings certificate,
    @Setting("How long what is gone can still be asked for.") StoreSettings store,
    @Setting("The ports.") Listeners listeners) {

  public static Configuration standard() {
    return new Configuration(
        "",
        "",
        LogLevel.INFO,
        MessageSettings.standard(),
        LimitSettings.standard(),
        CertificateSettings.standard(),
        StoreSettings.standard(),
        Listeners.standard());
  }
}
