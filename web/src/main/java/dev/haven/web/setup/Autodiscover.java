package dev.haven.web.setup;

import java.time.Instant;

/// What Outlook asks for with a POST (MS-OXDSCLI, "plain old XML"), and its kin in JSON.
public final class Autodiscover {
  static final String TYPE = "application/xml; charset=utf-8";
  static final String SCHEMA =
      "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
  private static final String ENVELOPE =
      "http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006";

  private Autodiscover() {}

  /// The settings of one person; of each kind the best server.
  public static String of(MailSetup setup, Owner owner) {
    var protocols = new StringBuilder();
    for (var kind : MailServer.Kind.values()) {
      setup.best(kind).ifPresent(server -> protocols.append(protocol(setup.host(), server, owner)));
    }
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <Autodiscover xmlns="%s">
      <Response xmlns="%s">
        <User>
          <DisplayName>%s</DisplayName>
        </User>
        <Account>
          <AccountType>email</AccountType>
          <Action>settings</Action>
    %s    </Account>
      </Response>
    </Autodiscover>
    """
        .formatted(ENVELOPE, SCHEMA, Markup.escaped(owner.whole()), protocols);
  }

  /// `TLS` is STARTTLS in this document, `SSL` what begins with TLS.
  private static String protocol(String host, MailServer server, Owner owner) {
    return """
          <Protocol>
            <Type>%s</Type>
            <Server>%s</Server>
            <Port>%d</Port>
            <LoginName>%s</LoginName>
            <DomainRequired>off</DomainRequired>
            <SPA>off</SPA>
            <SSL>on</SSL>
            <Encryption>%s</Encryption>
            <AuthRequired>on</AuthRequired>
          </Protocol>
    """
        .formatted(
            server.kind(),
            Markup.escaped(host),
            server.port(),
            Markup.escaped(owner.whole()),
            server.encryptsAtOnce() ? "SSL" : "TLS");
  }

  /// Refuses in the way that the program reads.
  ///
  /// @param code 600 for a request that is none, 601 for a schema that is not served, 500 for an
  ///   address that is not ours
  static String error(int code, String message, Instant now) {
    return """
    <?xml version="1.0" encoding="utf-8"?>
    <Autodiscover xmlns="%s">
      <Response>
        <Error Time="%s" Id="0">
          <ErrorCode>%d</ErrorCode>
          <Message>%s</Message>
          <DebugData />
        </Error>
      </Response>
    </Autodiscover>
    """
        .formatted(ENVELOPE, now.toString().substring(11, 19), code, Markup.escaped(message));
  }
}
