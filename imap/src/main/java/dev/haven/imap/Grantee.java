package dev.haven.imap;

import dev.haven.account.Identifier;
import dev.haven.directory.Address;
import dev.haven.directory.DomainName;
import dev.haven.directory.OpaqueString;
import dev.haven.wire.SyntaxException;
import java.util.Locale;
import java.util.Optional;

/// To whom rights are given, as a client names them, RFC 4314 §2.
///
/// RFC 4314 §3 has identifiers prepared by SASLprep. [OpaqueString], which came after it, does that
/// here: it maps by NFC, as addresses are compared, so that no identifier means another person than
/// the same name does at sign-in.
///
/// @param identifier prepared, with the dash of negative rights
record Grantee(String identifier) {

  static Grantee parse(ImapCursor in) throws SyntaxException {
    int at = in.position();
    var name =
        NameEncoding.UTF8
            .decode(in.astringBytes())
            .orElseThrow(() -> new SyntaxException("an identifier in UTF-8", at));
    if (name.isEmpty() || name.equals("-")) {
      throw new SyntaxException("an identifier", at);
    }
    return new Grantee(prepared(name, at));
  }

  private static String prepared(String name, int at) throws SyntaxException {
    try {
      return OpaqueString.prepared(name);
    } catch (SyntaxException _) {
      throw new SyntaxException("a shorter identifier, without control characters,", at);
    }
  }

  boolean negative() {
    return identifier.startsWith("-");
  }

  private String name() {
    return negative() ? identifier.substring(1) : identifier;
  }

  /// A bare name is that of a person of the domain of whoever writes it, and of no other.
  private String completed(State.LoggedIn state) {
    boolean whole = name().indexOf('@') >= 0 || name().equalsIgnoreCase(Identifier.ANYONE.name());
    return whole ? name() : new Address(name(), home(state)).toString();
  }

  private static String home(State.LoggedIn state) {
    return state.user().person().address().domain();
  }

  /// Whether it is the owner of that mailbox.
  boolean isOwner(Place place, State.LoggedIn state) {
    return key(completed(state)).equals(key(place.owner().person().address().toString()));
  }

  /// What names are compared by: as addresses are when somebody signs in.
  private static String key(String name) {
    if (name.startsWith("@")) {
      return "@" + DomainName.normalised(name.substring(1)).map(DomainName::ascii).orElse("");
    }
    return Address.parsed(name)
        .map(address -> address.key() + "@" + address.domain())
        .orElse(name.toLowerCase(Locale.ROOT));
  }

  /// Somebody who is there now.
  Identifier find(State.LoggedIn state) throws Refused {
    return lookUp(state)
        .orElseThrow(() ->
            new Refused(
                "CANNOT",
                "There is nobody of this name here; name an address of this server, '@' and one of"
                    + " its domains, or 'anyone'"));
  }

  /// Somebody who has rights on that mailbox, even if they are not there any more; else somebody
  /// who is there.
  Identifier known(Place place, State.LoggedIn state) throws Refused {
    var key = key(completed(state));
    for (var entry : place.mailbox().acl().entries()) {
      if (key(entry.who().name()).equals(key)) {
        return entry.who();
      }
    }
    return find(state);
  }

  private Optional<Identifier> lookUp(State.LoggedIn state) {
    return state.user().namespaces().identifiers().find(completed(state), home(state));
  }
}
