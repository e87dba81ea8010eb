package dev.haven.web.setup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The page for people: what to type into a mail program, and what a telephone can take as it is.
final class SetupPage {
  static final String TYPE = "text/html; charset=utf-8";

  /// Nothing is loaded from anywhere, nothing runs.
  static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

  private SetupPage() {}

  /// The page that asks for the address.
  static String question() {
    return page(
        "Set up mail",
        """
        <form action="/setup" method="get">
          <p><label>Your mail address <input type="email" name="email" required></label>
          <button>Show the settings</button></p>
        </form>
        """);
  }

  /// The settings of one person.
  static String of(MailSetup setup, Owner owner) {
    var rows = new StringBuilder();
    for (var kind : MailServer.Kind.values()) {
      setup.best(kind).ifPresent(server -> rows.append(row(setup.host(), server)));
    }
    var address = Markup.escaped(owner.whole());
    var query = URLEncoder.encode(owner.whole(), StandardCharsets.UTF_8);
    return page(
        "Mail for " + address,
        """
        <p>iPhone, iPad, Mac: <a href="/mobileconfig?email=%1$s">install this profile</a>, then type your password.</p>
        <p>Thunderbird, Outlook and others find the settings by themselves. Where they do not:</p>
        <table>
          <tr><th></th><th>Server</th><th>Port</th><th>Security</th></tr>
        %2$s</table>
        <p>User name: <b>%3$s</b>. Password: your own, sent as "normal password".</p>
        """
            .formatted(query, rows, address));
  }

  private static String row(String host, MailServer server) {
    var purpose =
        switch (server.kind()) {
          case IMAP -> "Reading (IMAP)";
          case POP3 -> "Reading on one device only (POP3)";
          case SMTP -> "Sending (SMTP)";
        };
    return "  <tr><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>\n"
        .formatted(purpose, Markup.escaped(host), server.port(), server.security());
  }

  private static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>%1$s</title>
    <style>body{font:1rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}td,th{text-align:left;padding-right:1.5rem}</style>
    </head>
    <body>
    <h1>%1$s</h1>
    %2$s</body>
    </html>
    """
        .formatted(title, body);
  }
}
