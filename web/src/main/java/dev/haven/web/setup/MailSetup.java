package dev.haven.web.setup;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What there is to set a mail program to: the source of every document.
///
/// @param host the name that the certificate is for
/// @param servers those that are bound; of one kind the best first
/// @param https the port of these pages, if it is bound
public record MailSetup(String host, List<MailServer> servers, OptionalInt https) {
  static final int HTTPS = 443;

  public MailSetup {
    servers = List.copyOf(servers);
  }

  /// Those of a kind, the best first.
  List<MailServer> all(MailServer.Kind kind) {
    return servers.stream().filter(server -> server.kind() == kind).toList();
  }

  /// What to type into a mail program.
  public Optional<MailServer> best(MailServer.Kind kind) {
    return all(kind).stream().findFirst();
  }

  /// Where these pages are, without a slash at the end; empty if they are not to be had by HTTPS.
  public Optional<String> base() {
    if (https.isEmpty()) {
      return Optional.empty();
    }
    int port = https.getAsInt();
    return Optional.of("https://" + host + (port == HTTPS ? "" : ":" + port));
  }
}
