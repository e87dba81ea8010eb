package dev.haven.imap.url;

import java.util.Optional;

/// Whose URL it is: `imap://user;AUTH=*@host:port` (RFC 5092 §3.1).
///
/// @param mechanism how to sign in; `*` for any
/// @param port 143 unless the URL names one (RFC 5092 §3)
public record UrlServer(Optional<String> user, Optional<String> mechanism, String host, int port) {
  static final int STANDARD_PORT = 143;

  @Override
  public String toString() {
    var text = new StringBuilder("imap://");
    user.ifPresent(name -> text.append(PercentCoding.encode(name, UrlParser.A_CHAR)));
    mechanism.ifPresent(name ->
        text.append(";AUTH=")
            .append(name.equals("*") ? name : PercentCoding.encode(name, UrlParser.A_CHAR)));
    if (user.isPresent() || mechanism.isPresent()) {
      text.append('@');
    }
    text.append(host);
    if (port != STANDARD_PORT) {
      text.append(':').append(port);
    }
    return text.toString();
  }
}
