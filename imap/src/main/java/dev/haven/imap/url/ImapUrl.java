package dev.haven.imap.url;

import java.util.Optional;

/// An IMAP URL, whole or relative (RFC 5092 §11).
///
/// @param server whose it is; empty in a relative URL
/// @param message which mailbox, message or piece of one
/// @param authorization who may use it without an account, and until when (RFC 4467 §3)
public record ImapUrl(
    Optional<UrlServer> server, UrlMessage message, Optional<UrlAuthorization> authorization) {

  /// As it is written; an authorization with its token, if it has one.
  @Override
  public String toString() {
    var text = new StringBuilder();
    server.ifPresent(text::append);
    message.write(text, server.isPresent());
    authorization.ifPresent(it -> it.write(text));
    return text.toString();
  }
}
