package dev.haven.web.setup;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// The configuration profile that iPhone, iPad and Mac install: reading and sending in one, without
/// the password, which the device asks for.
public final class Profile {
  static final String TYPE = "application/x-apple-aspen-config";

  private Profile() {}

  /// Signs a profile; the device shows by whom.
  @FunctionalInterface
  public interface Signer {
    byte[] sign(byte[] profile);
  }

  /// The profile of one person in XML, not yet signed. Nothing where mail cannot be both read and
  /// sent.
  public static Optional<String> of(MailSetup setup, Owner owner) {
    var reading = setup.best(MailServer.Kind.IMAP).or(() -> setup.best(MailServer.Kind.POP3));
    var sending = setup.best(MailServer.Kind.SMTP);
    if (reading.isEmpty() || sending.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(text(setup.host(), owner, reading.get(), sending.get()));
  }

  /// Identifiers are made of the address, so that a new profile takes the place of the old.
  private static String text(String host, Owner owner, MailServer reading, MailServer sending) {
    var name = "haven." + host + "." + owner.whole();
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <dict>
      <key>PayloadContent</key>
      <array>
        <dict>
    %1$s    </dict>
      </array>
      <key>PayloadDescription</key>
      <string>Sets up mail for %2$s</string>
      <key>PayloadDisplayName</key>
      <string>Mail for %2$s</string>
      <key>PayloadIdentifier</key>
      <string>%3$s</string>
      <key>PayloadOrganization</key>
      <string>%4$s</string>
      <key>PayloadRemovalDisallowed</key>
      <false/>
      <key>PayloadType</key>
      <string>Configuration</string>
      <key>PayloadUUID</key>
      <string>%5$s</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
    </dict>
    </plist>
    """
        .formatted(
            account(host, owner, reading, sending, name + ".mail"),
            Markup.escaped(owner.whole()),
            Markup.escaped(name),
            Markup.escaped(owner.domain()),
            identity(name));
  }

  private static String account(
      String host, Owner owner, MailServer reading, MailServer sending, String name) {
    var type = reading.kind() == MailServer.Kind.POP3 ? "EmailTypePOP" : "EmailTypeIMAP";
    return text("EmailAccountDescription", owner.whole())
        + text("EmailAccountType", type)
        + text("EmailAddress", owner.whole())
        + server("IncomingMailServer", host, reading, owner)
        + server("OutgoingMailServer", host, sending, owner)
        + key("OutgoingPasswordSameAsIncomingPassword", "<true/>")
        + text("PayloadDisplayName", owner.whole())
        + text("PayloadIdentifier", name)
        + text("PayloadType", "com.apple.mail.managed")
        + text("PayloadUUID", identity(name).toString())
        + key("PayloadVersion", "<integer>1</integer>");
  }

  private static String server(String prefix, String host, MailServer server, Owner owner) {
    return text(prefix + "Authentication", "EmailAuthPassword")
        + text(prefix + "HostName", host)
        + key(prefix + "PortNumber", "<integer>" + server.port() + "</integer>")
        + key(prefix + "UseSSL", "<true/>")
        + text(prefix + "Username", owner.whole());
  }

  private static String text(String key, String value) {
    return key(key, "<string>" + Markup.escaped(value) + "</string>");
  }

  private static String key(String key, String value) {
    return "      <key>" + key + "</key>\n      " + value + "\n";
  }

  private static UUID identity(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
