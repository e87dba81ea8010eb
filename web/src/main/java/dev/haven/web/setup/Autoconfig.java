package dev.haven.web.setup;

/// The file that Thunderbird and its relatives read (draft-ietf-mailmaint-autoconfig), for all
/// people of a domain: the program fills their address in.
public final class Autoconfig {
  static final String TYPE = "application/xml; charset=utf-8";

  private Autoconfig() {}

  /// The file of a domain.
  public static String of(MailSetup setup, String domain) {
    var servers = new StringBuilder();
    for (var server : setup.servers()) {
      servers.append(server(setup.host(), server));
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <clientConfig version="1.1">
      <emailProvider id="%1$s">
        <domain>%1$s</domain>
        <displayName>%1$s</displayName>
        <displayShortName>%1$s</displayShortName>
    %2$s  </emailProvider>
    </clientConfig>
    """
        .formatted(Markup.escaped(domain), servers);
  }

  private static String server(String host, MailServer server) {
    var element = server.kind() == MailServer.Kind.SMTP ? "outgoingServer" : "incomingServer";
    return """
        <%1$s type="%2$s">
          <hostname>%3$s</hostname>
          <port>%4$d</port>
          <socketType>%5$s</socketType>
          <authentication>password-cleartext</authentication>
          <username>%%EMAILADDRESS%%</username>
        </%1$s>
    """
        .formatted(
            element,
            server.kind().word(),
            Markup.escaped(host),
            server.port(),
            server.encryptsAtOnce() ? "SSL" : "STARTTLS");
  }
}
