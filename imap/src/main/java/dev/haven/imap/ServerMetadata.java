package dev.haven.imap;

import dev.haven.account.Metadata;
import dev.haven.account.MetadataKey;
import dev.haven.account.Octets;
import dev.haven.directory.Person;
import java.util.Optional;

/// The annotations of the server, as somebody sees them: their own private ones, and whom to ask
/// (RFC 5464 §6.2.1).
final class ServerMetadata {
  private static final MetadataKey ADMIN = new MetadataKey("", "/admin");

  private ServerMetadata() {}

  static Metadata of(User user) {
    var own = user.account().state().metadata();
    return user.namespaces()
        .directory()
        .responsible(user.person().address().domain())
        .map(ServerMetadata::uri)
        .map(uri -> own.with(ADMIN, Optional.of(Octets.of(uri))))
        .orElse(own);
  }

  private static String uri(Person administrator) {
    return "mailto:postmaster@" + administrator.address().domain();
  }
}
