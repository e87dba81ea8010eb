package dev.haven.imap;

import dev.haven.account.KeyedMailbox;
import dev.haven.account.Octets;
import dev.haven.directory.Person;
import dev.haven.imap.url.ImapUrl;
import dev.haven.imap.url.UrlAuthorization;
import dev.haven.imap.url.UrlServer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A URL that carries its authorization, RFC 4467 §2: whoever it is for sees what its owner can
/// see, whatever they may do themselves.
///
/// The host it names is not looked at: the token covers it, the key is nowhere but here, and a
/// server goes by many names (decision 0111).
///
/// @param written as it came, since that is what the token vouches for
record AuthorizedUrl(String written, ImapUrl url) {

  /// What it means, if it may be used so.
  UrlTarget target(UrlUse use, Namespaces namespaces, Lookup lookup) {
    var authorization = url.authorization();
    if (authorization.isEmpty() || authorization.get().token().isEmpty()) {
      return new UrlTarget.Denied("nothing authorizes it");
    }
    if (authorization.get().isExpired(Instant.now())) {
      return new UrlTarget.Denied("its time is over");
    }
    if (!use.isAllowed(authorization.get().access(), namespaces.directory())) {
      return new UrlTarget.Denied("it is for somebody else");
    }
    var owner = owner(url, namespaces).filter(person -> !person.suspended());
    if (owner.isEmpty()) {
      return new UrlTarget.Denied("nothing vouches for it");
    }
    var account = namespaces.accounts().account(owner.get().account());
    var user = new User(owner.get(), account, namespaces, Enabled.NOTHING, lookup, Set.of());
    return target(authorization.get(), new State.Authenticated(user));
  }

  private UrlTarget target(UrlAuthorization authorization, State.Authenticated owner) {
    var key = url.message().mailbox().flatMap(name -> key(name, owner));
    var token = authorization.token().orElseThrow();
    return key.isPresent() && UrlToken.vouches(token, written, key.get())
        ? UrlTarget.of(url.message(), owner)
        : new UrlTarget.Denied("nothing vouches for it");
  }

  private static Optional<Octets> key(String mailbox, State.Authenticated owner) {
    return Mailboxes.spot(mailbox, owner)
        .place()
        .flatMap(place -> owner.user().account().state().accessKeys().key(keyed(place)));
  }

  /// Whose table of keys it speaks of (RFC 4467 §7).
  static Optional<Person> owner(ImapUrl url, Namespaces namespaces) {
    return url.server().flatMap(UrlServer::user).flatMap(namespaces.directory()::user);
  }

  /// How a mailbox is named in the table of whoever sees it at that place.
  static KeyedMailbox keyed(Place place) {
    var account = place.owner().isViewer() ? "" : place.account().id().name();
    return new KeyedMailbox(account, place.id());
  }
}
